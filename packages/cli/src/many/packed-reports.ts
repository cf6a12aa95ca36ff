import type { Finding, Report } from '@hostlint/core';

/** Reports on their way between threads: hosts of a fleet are mostly alike, so each finding travels once. */
export interface PackedReports {
  readonly reports: readonly PackedReport[];
  /** Findings that were not sent before, as JSON. */
  readonly fresh: readonly (readonly [id: number, json: string])[];
  /** Says that ids of before are not used any more. */
  readonly forget: boolean;
}

export interface PackedReport {
  /** The report without its findings, as JSON. */
  readonly head: string;
  readonly findings: Int32Array;
}

export type PackReports = (reports: readonly Report[]) => PackedReports;
export type UnpackReports = (packed: PackedReports) => readonly Report[];

const mostFindings = 8_000;

export function createPacker(): PackReports {
  const ids = new Map<Finding, number>();
  const texts = new Map<string, number>();
  let next = 0;
  return reports => {
    const forget = ids.size > mostFindings;
    if (forget) {
      ids.clear();
      texts.clear();
    }
    const fresh: (readonly [number, string])[] = [];
    const idOf = (finding: Finding): number => {
      const known = ids.get(finding);
      if (known !== undefined) return known;
      const json = JSON.stringify(finding);
      let id = texts.get(json);
      if (id === undefined) {
        texts.set(json, (id = next++));
        fresh.push([id, json]);
      }
      ids.set(finding, id);
      return id;
    };
    const packed = reports.map(report => ({
      head: JSON.stringify({ ...report, findings: [] }),
      findings: Int32Array.from(report.findings, idOf),
    }));
    return { reports: packed, fresh, forget };
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

  same<T extends object>(value: T): T {
    return this.parse(JSON.stringify(value));
  }
}

/** One for each sender. */
export function createUnpacker(pool: FindingPool): UnpackReports {
  const findings = new Map<number, Finding>();
  return ({ reports, fresh, forget }) => {
    if (forget) findings.clear();
    for (const [id, json] of fresh) findings.set(id, pool.parse(json));
    return reports.map(({ head, findings: ids }) => {
      const report = JSON.parse(head) as Report;
      return {
        ...report,
        tool: pool.same(report.tool),
        presets: pool.same(report.presets),
        chosen: pool.same(report.chosen),
        forecasts: pool.same(report.forecasts),
        findings: Array.from(ids, id => findings.get(id) as Finding),
      };
    });
  };
}
