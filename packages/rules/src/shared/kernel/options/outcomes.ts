import type { Outcome, RuleContext, Severity } from '@hostlint/core';
import type { KnownOrNot } from '../../fixes/by-distribution.js';
import { kernelOption, modulesBack } from '../../fixes/kernel-option.js';
import type { KernelRelease } from '../kernel-version.js';
import type { OptionVerdict } from './judge-option.js';
import { kernelOptions, type OptionName } from './table.js';
import { lookAtHostAsRoot } from '../../cures.js';

/** What rules about kernel options say. */
export const optionMessages = {
  missing: '{option} is off in Linux {release}{because}: {lack}.',
  notInstalled: '{option} is built as the module {module}, which is not installed for {release}: {lack}.',
  modulesGone:
    'The modules of the running kernel {release} are not on this host, and nothing can load these: {modules}. First of all {lack}.',
} as const;

export interface OptionRow {
  readonly name: OptionName;
  readonly verdict: OptionVerdict;
  readonly severity: Severity;
}

export type OptionContext = Pick<
  RuleContext<Record<never, never>, typeof optionMessages, object>,
  'pass' | 'fail' | 'notApplicable' | 'unknown'
>;

export interface JudgedHost {
  readonly release: KernelRelease;
  readonly os: KnownOrNot;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** One outcome for each option, but one for all whose modules went with the whole tree: those have one cause and one cure. */
export function optionOutcomes(
  rows: readonly OptionRow[],
  context: OptionContext,
  host: JudgedHost,
): readonly Outcome[] {
  const gone = rows.filter(({ verdict }) => verdict.fault === 'tree-gone');
  const single = rows.filter(row => !gone.includes(row)).map(row => outcomeOf(row, context, host));
  const [worst] = [...gone].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  if (!worst) return single;
  const modules = [...new Set(gone.map(({ verdict }) => verdict.module ?? ''))];
  const more = modules.length > 8 ? ` and ${modules.length - 8} more` : '';
  const { raw } = host.release;
  const data = {
    release: raw,
    modules: `${modules.slice(0, 8).join(', ')}${more}`,
    lack: kernelOptions[worst.name].lack,
  };
  const evidence = [{ path: `/lib/modules/${raw}` }, { path: '/proc/modules' }];
  return [
    context.fail('modulesGone', data, { evidence, fix: modulesBack(host.os), severity: worst.severity }),
    ...single,
  ];
}

export function outcomeOf(row: OptionRow, context: OptionContext, { release, os }: JudgedHost): Outcome {
  const { name, verdict, severity } = row;
  const { state, why, module, evidence } = verdict;
  const option = `CONFIG_${name}`;
  const details = { subject: option, evidence };
  if (state === 'yes') return context.pass(details);
  if (state === 'not-applicable') return context.notApplicable(why, details);
  if (state === 'unknown') return context.unknown(why, { ...details, severity, cure: lookAtHostAsRoot });
  const { lack } = kernelOptions[name];
  const failed = { ...details, severity, fix: kernelOption(os, release, name, verdict) };
  if (verdict.fault === 'not-installed')
    return context.fail('notInstalled', { option, module: module ?? '', release: release.raw, lack }, failed);
  return context.fail('missing', { option, release: release.raw, because: becauseOf(row), lack }, failed);
}

function becauseOf({ name, verdict: { fault, why } }: OptionRow): string {
  const { boot } = kernelOptions[name];
  if (fault === 'off-at-boot' && boot) return ` until it is booted with ${boot.argument}=1`;
  if (fault === 'legacy-iptables') return ', and the iptables of this host is the legacy variant, which needs it';
  return why === '' ? '' : ` (${why})`;
}
