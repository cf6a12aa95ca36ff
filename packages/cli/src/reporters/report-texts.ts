import type { Finding, Report } from '@hostlint/core';
import { inertJson } from './inert.js';

/** Marks the place of what is put in afterwards. No text of a host has such a character. */
const gap = '\u0000';

/** JSON of reports, one after the other. What many hosts have in common is made into text once. */
export class ReportTexts {
  readonly #seen = new WeakSet<Finding>();
  readonly #texts = new WeakMap<Finding, string>();
  readonly #space: string;

  /** @param space before each level, as for JSON.stringify; with it, reports stand in a list of an object */
  constructor(space: '' | '  ') {
    this.#space = space;
  }

  of(report: Report): string {
    const space = this.#space;
    const [before = '', after = ''] = this.#split({ ...report, findings: [gap] });
    if (report.findings.length === 0) return inertJson(this.#text(report, space.repeat(2)));
    const line = space === '' ? '' : '\n';
    const findings = report.findings.map(finding => `${line}${space.repeat(4)}${this.#finding(finding)}`);
    return `${inertJson(before)}${findings.join(',')}${line}${space.repeat(3)}${inertJson(after)}`;
  }

  /** What stands before and after the list of findings. */
  #split(value: object): readonly string[] {
    const text = this.#text(value, this.#space.repeat(2));
    const [before = '', after = ''] = text.split(JSON.stringify(gap));
    return [before.trimEnd(), after.trimStart()];
  }

  #finding(finding: Finding): string {
    const known = this.#texts.get(finding);
    if (known !== undefined) return known;
    const text = inertJson(this.#text(finding, this.#space.repeat(4)));
    // What only one host has need not be kept.
    if (this.#seen.has(finding)) this.#texts.set(finding, text);
    else this.#seen.add(finding);
    return text;
  }

  #text(value: object, indent: string): string {
    return JSON.stringify(value, null, this.#space).replaceAll('\n', `\n${indent}`);
  }
}
