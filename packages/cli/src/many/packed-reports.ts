import type { Finding, HostSummary, Report } from '@hostlint/core';

/** Reports on their way between threads: hosts of a fleet are mostly alike, so what they have in common travels once. */
export interface PackedReports {
  readonly reports: readonly PackedReport[];
  /** Findings that were not sent before, as JSON. */
  readonly findings: readonly Fresh<string>[];
  /** Lists of findings that were not sent before. */
  readonly lists: readonly Fresh<Int32Array>[];
  /** What reports say beside their hosts and findings, where it was not sent before, as JSON. */
  readonly rests: readonly Fresh<string>[];
  /** Says that ids of before are not used any more. */
  readonly forget: boolean;
}

type Fresh<T> = readonly [id: number, value: T];

export interface PackedReport {
  readonly host: HostSummary;
  readonly list: number;
  readonly rest: number;
}

export type PackReports = (reports: readonly Report[]) => PackedReports;
export type UnpackReports = (packed: PackedReports) => readonly Report[];

const mostFindings = 8_000;
const mostLists = 2_000;

export function createPacker(): PackReports {
  const findingIds = new Map<Finding, number>();
  const findingTexts = new Map<string, number>();
  const listIds = new Map<readonly Finding[], number>();
  const lists = new Map<string, number>();
  const rests = new Map<string, number>();
  let next = 0;
  return reports => {
    const forget = findingIds.size > mostFindings || listIds.size > mostLists || rests.size > mostLists;
    if (forget) for (const map of [findingIds, findingTexts, listIds, lists, rests]) map.clear();
    const fresh: { findings: Fresh<string>[]; lists: Fresh<Int32Array>[]; rests: Fresh<string>[] } = {
      findings: [],
      lists: [],
      rests: [],
    };
    const idOf = (text: string, known: Map<string, number>, note: (id: number) => void): number => {
      let id = known.get(text);
      if (id === undefined) {
        known.set(text, (id = next++));
        note(id);
      }
      return id;
    };
    const findingId = (finding: Finding): number => {
      let id = findingIds.get(finding);
      if (id === undefined) {
        const json = JSON.stringify(finding);
        id = idOf(json, findingTexts, made => fresh.findings.push([made, json]));
        findingIds.set(finding, id);
      }
      return id;
    };
    const listId = (findings: readonly Finding[]): number => {
      let id = listIds.get(findings);
      if (id === undefined) {
        const ids = Int32Array.from(findings, findingId);
        id = idOf(ids.join(), lists, made => fresh.lists.push([made, ids]));
        listIds.set(findings, id);
      }
      return id;
    };
    const packed = reports.map(report => {
      const { host, findings } = report;
      const rest = JSON.stringify({ ...report, host: null, findings: [] });
      return {
        host,
        list: listId(findings),
        rest: idOf(rest, rests, id => fresh.rests.push([id, rest])),
      };
    });
    return { reports: packed, ...fresh, forget };
  };
}

/** One for all senders: what several of them sent is one object. */
export class FindingPool {
  readonly #known = new Map<string, object>();

  parse<T extends object>(json: string): T {
    let value = this.#known.get(json);
    if (!value) {
      if (this.#known.size > mostFindings) this.#known.clear();
      this.#known.set(json, (value = JSON.parse(json) as object));
    }
    return value as T;
  }
}

/** One for each sender. Reports with the same findings have one list of them. */
export function createUnpacker(pool: FindingPool): UnpackReports {
  const findings = new Map<number, Finding>();
  const lists = new Map<number, readonly Finding[]>();
  const rests = new Map<number, Report>();
  return packed => {
    if (packed.forget) for (const map of [findings, lists, rests]) map.clear();
    for (const [id, json] of packed.findings) findings.set(id, pool.parse(json));
    for (const [id, ids] of packed.lists)
      lists.set(
        id,
        Array.from(ids, one => findings.get(one) as Finding),
      );
    for (const [id, json] of packed.rests) rests.set(id, pool.parse(json));
    return packed.reports.map(({ host, list, rest }) => ({
      ...(rests.get(rest) as Report),
      host,
      findings: lists.get(list) as readonly Finding[],
    }));
  };
}
