import type { Cure, Fail, NotApplicable, Outcome, Pass, Undecided } from '@hostlint/core';
import type { ConfigCause, ConfigFault, DaemonConfig } from './daemon-config.js';

/** How a rule says what the configuration's judgement found for its cause. */
export interface FaultSayings {
  readonly pass: () => Pass | NotApplicable;
  readonly unknown: (why: string, details?: { readonly cure?: Cure }) => Undecided;
  readonly fail: (fault: ConfigFault) => Fail;
}

/** One outcome for each thing that is wrong; undecided where a check could not be made; else a pass. */
export function faultOutcomes(
  config: DaemonConfig,
  cause: ConfigCause,
  say: FaultSayings,
): Outcome | readonly Outcome[] {
  const faults = config.faults.filter(fault => fault.cause === cause);
  // One line of a file is mended once: later faults of the same key follow from it or show when it is gone.
  const first = faults.filter((fault, index) => faults.findIndex(({ key }) => key === fault.key) === index);
  if (first.length > 0) return first.map(say.fail);
  const open = config.undecided.find(undecided => undecided.cause === cause);
  if (!open) return say.pass();
  return say.unknown(open.why, open.cure === undefined ? {} : { cure: open.cure });
}

/** The subject of an outcome: the key, where there is one. */
export const subjectOf = ({ key }: ConfigFault): { readonly subject?: string } =>
  key === undefined ? {} : { subject: key };
