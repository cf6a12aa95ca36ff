import type { Cure, Evidence, Fail, FailDetails, Fix, NotApplicable, Outcome, Pass, Undecided } from '@hostlint/core';
import type { KnownOrNot } from '../fixes/by-distribution.js';
import { startContainerd } from '../fixes/containerd-service.js';
import { shellWord } from '../fixes/shell-word.js';
import type { ContainerdConfigCause, ContainerdConfigFault } from './config-faults.js';
import type { ContainerdConfig } from './judge.js';

/** How a rule says what the configuration's judgement found for its cause. */
export interface FaultSayings {
  readonly pass: () => Pass | NotApplicable;
  readonly unknown: (why: string, details?: { readonly cure?: Cure }) => Undecided;
  readonly fail: (fault: ContainerdConfigFault, details: FailDetails) => Fail;
}

/** One outcome for each thing that is wrong; undecided where a check could not be made; else a pass. */
export function faultOutcomes(
  config: ContainerdConfig,
  cause: ContainerdConfigCause,
  { summary, os }: { readonly summary: string; readonly os: KnownOrNot },
  say: FaultSayings,
): Outcome | readonly Outcome[] {
  const faults = config.faults.filter(fault => fault.cause === cause);
  const first = faults.filter((fault, index) => faults.findIndex(({ key }) => key === fault.key) === index);
  if (first.length > 0) {
    return first.map(fault =>
      say.fail(fault, {
        ...(fault.key === undefined ? {} : { subject: fault.key }),
        evidence: fault.evidence.length > 0 ? fault.evidence : [{ path: config.path }],
        fix: editFix(summary, config, fault.evidence, os),
        ...(fault.stops ? {} : { stops: [] }),
      }),
    );
  }
  const open = config.undecided.find(undecided => undecided.cause === cause);
  if (!open) return say.pass();
  return say.unknown(open.why, open.cure === undefined ? {} : { cure: open.cure });
}

/** Opens the lines that are wrong, has containerd look at the result, and starts it anew. */
export function editFix(
  summary: string,
  config: Pick<ContainerdConfig, 'path' | 'files'>,
  evidence: readonly Evidence[],
  os: KnownOrNot,
): Fix {
  const commands = evidence.slice(0, 4).map(editCommand);
  if (evidence.some(({ path }) => path.includes('/systemd/system/'))) commands.push('systemctl daemon-reload');
  if (evidence.some(({ path }) => path === config.path || config.files.includes(path)))
    commands.push(`containerd --config ${shellWord(config.path)} config dump > /dev/null`);
  commands.push(startContainerd(os));
  return { summary, commands };
}

function editCommand({ path, line }: Evidence): string {
  // A package's own unit is overridden, not edited: the next upgrade would bring it back.
  if (/^\/(?:usr\/)?lib\/systemd\/system\/[^/]+$/.test(path))
    return `systemctl edit ${path.slice(path.lastIndexOf('/') + 1)}`;
  return `\${EDITOR:-vi} ${line === undefined ? '' : `+${line} `}${shellWord(path)}`;
}

/** `file, line 3: ` before what is said of a place. */
export const placeWords = ([place]: readonly Evidence[]): string =>
  place ? (place.line === undefined ? `${place.path}: ` : `${place.path}, line ${place.line}: `) : '';
