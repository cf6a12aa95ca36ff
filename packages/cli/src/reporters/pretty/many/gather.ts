import { severities, type Finding, type Report } from '@hostlint/core';

/** A finding, and the hosts that have it in the same words. */
export interface Common {
  readonly finding: Finding;
  readonly hosts: string[];
}

/** What asks for something on some host, each once: gravest first, then what most hosts have. */
export function gather(reports: readonly Report[], wanted: (finding: Finding) => boolean): readonly Common[] {
  const groups = new Map<string, Common>();
  // Hosts that are alike share their findings, so most are known without a look at their words.
  const known = new Map<Finding, Common | null>();
  for (const { host, findings } of reports) {
    for (const finding of findings) {
      let group = known.get(finding);
      if (group === undefined) known.set(finding, (group = wanted(finding) ? groupOf(groups, finding) : null));
      if (group && group.hosts.at(-1) !== host.label) group.hosts.push(host.label);
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) ||
      b.hosts.length - a.hosts.length ||
      compare(a.finding.rule, b.finding.rule) ||
      compare(a.finding.message, b.finding.message),
  );
}

function groupOf(groups: Map<string, Common>, finding: Finding): Common {
  const { evidence: _, ...words } = finding;
  const key = JSON.stringify(words);
  let group = groups.get(key);
  if (!group) groups.set(key, (group = { finding, hosts: [] }));
  return group;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `web-1`, or `17 hosts (web-1, web-2, web-3 and 14 more)`. */
export function hostsText(hosts: readonly string[], all: number, most: number): string {
  const [first = ''] = hosts;
  if (hosts.length === 1) return first;
  const count = hosts.length === all ? `all ${all} hosts` : `${hosts.length} hosts`;
  const rest = hosts.length - most;
  return `${count} (${hosts.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
}
