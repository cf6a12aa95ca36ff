import { lint, type FactStore, type HostSource, type LintOptions, type Report, type Ruleset } from '@hostlint/core';

/** One of the two that are compared: a report, and the facts it rests on where a host was read. */
export interface Side {
  /** As the user called it. */
  readonly name: string;
  readonly label: string;
  readonly report: Report;
  /** `undefined`: it is a report from a file, which holds no facts. */
  readonly facts: Pick<FactStore, 'get'> | undefined;
}

/** What is to be compared, opened. */
export type Opened = { readonly name: string; readonly label: string } & (
  { readonly saved: Report } | { readonly source: HostSource }
);

export async function judgeSide(opened: Opened, ruleset: Ruleset, options: LintOptions): Promise<Side> {
  const { name, label } = opened;
  if ('saved' in opened) return { name, label, report: opened.saved, facts: undefined };
  let facts: Side['facts'];
  const report = await lint(opened.source, ruleset, { ...options, label, onFacts: store => (facts = store) });
  return { name, label, report, facts };
}

/** The presets that a report rests on, each that chooses by the host in terms of what it chose. */
export const presetsBehind = ({ presets, chosen }: Report): readonly string[] => [
  ...new Set(presets.flatMap(preset => chosen.find(choice => choice.preset === preset)?.presets ?? [preset])),
];
