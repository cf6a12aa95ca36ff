import type { PageHost } from './hosts.js';

/** Some of the hosts. The same hosts are the same set. */
export interface HostSet {
  readonly id: number;
  /** Rising. */
  readonly members: readonly number[];
}

/** The sets that a page names: many findings concern the same hosts, and those are listed once. */
export class HostSets {
  readonly #sets = new Map<string, HostSet>();
  readonly #listed = new Set<HostSet>();

  constructor(readonly hosts: readonly PageHost[]) {}

  of(members: Iterable<number>): HostSet {
    const sorted = [...new Set(members)].sort((a, b) => a - b);
    const key = rangesOf(sorted);
    const set = this.#sets.get(key) ?? { id: this.#sets.size, members: sorted };
    this.#sets.set(key, set);
    return set;
  }

  /** Notes that the page has a button which opens the list of this set. */
  list(set: HostSet): void {
    this.#listed.add(set);
  }

  get listed(): readonly HostSet[] {
    return [...this.#listed].sort((a, b) => a.id - b.id);
  }

  /** Every set by its id, for the script: `["0-16,20", …]`. */
  get ranges(): readonly string[] {
    return [...this.#sets.keys()];
  }

  hostsOf(set: HostSet): readonly PageHost[] {
    return set.members.map(index => this.hosts[index]).filter(host => host !== undefined);
  }
}

/** `0-16,20`. */
function rangesOf(sorted: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const index of sorted) {
    const last = ranges.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else ranges.push([index, index]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}
