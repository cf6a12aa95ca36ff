import type { Report } from '@hostlint/core';

export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

export interface Labelled {
  /** In the order of their labels. */
  readonly reports: readonly Report[];
  readonly warnings: readonly string[];
}

const mostNamed = 5;

/**
 * Gives each report a label of its own. Where hosts share one, each is told by where it was read from as well, so that a label does not
 * pass from one host to another when a third comes or goes.
 */
export function labelApart(all: readonly NamedReport[]): Labelled {
  const byLabel = new Map<string, NamedReport[]>();
  for (const one of all) {
    const { label } = one.report.host;
    const alike = byLabel.get(label);
    if (alike) alike.push(one);
    else byLabel.set(label, [one]);
  }
  const shared = [...byLabel].filter(([, alike]) => alike.length > 1);
  const taken = new Set(byLabel.keys());
  const renamed = new Map<Report, string>();
  for (const [label, alike] of shared) {
    const sorted = [...alike].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, report } of sorted) {
      let own = `${label} (${name})`;
      for (let number = 2; taken.has(own); number++) own = `${label} (${name}) ${number}`;
      taken.add(own);
      renamed.set(report, own);
    }
  }
  const reports = all.map(({ report }) => {
    const label = renamed.get(report);
    return label === undefined ? report : { ...report, host: { ...report.host, label } };
  });
  return {
    reports: reports.sort((a, b) => (a.host.label < b.host.label ? -1 : a.host.label > b.host.label ? 1 : 0)),
    warnings: shared.length === 0 ? [] : [warning(shared)],
  };
}

function warning(shared: readonly (readonly [string, readonly NamedReport[]])[]): string {
  const told = shared.slice(0, mostNamed).map(([label, alike]) => {
    const names = alike.map(({ name }) => name).sort();
    const rest = names.length > mostNamed ? ', …' : '';
    return `"${label}" (${names.slice(0, mostNamed).join(', ')}${rest})`;
  });
  const more = shared.length > mostNamed ? ` and ${shared.length - mostNamed} more labels` : '';
  return `several hosts are called ${told.join(', ')}${more}; they are told apart by where they were read from. Waivers and baselines know hosts by their labels: give each its own with \`hostlint collect --label\``;
}
