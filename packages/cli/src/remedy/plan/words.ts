import type { Interrupts } from '@hostlint/core';
import type { Mended, Need } from './plan.js';

export const interruptWords: Readonly<Record<Interrupts, string>> = {
  nothing: 'nothing',
  docker: 'Docker, and its containers unless live-restore is on',
  containerd: 'containerd; containers go on',
  containers: 'all containers',
  host: 'the host',
};

export const needWords: Readonly<Record<Need, string>> = {
  root: 'root',
  'package-sources': 'the package sources of the distribution',
  'space-for-packages': 'space for the packages',
};

export const nameOf = ({ rule, subject }: Pick<Mended, 'rule' | 'subject'>): string =>
  subject === null ? rule : `${rule}#${subject}`;

/** Rules, each once, with how many of their fails it is about. */
export function rulesOf(mends: readonly Mended[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of mends) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => (count > 1 ? `${rule} (${count} fails)` : rule)).join(', ');
}
