import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Judged } from './compare.js';
import { root } from './hostlint.js';
import type { Row } from './row.js';

export interface ExpectedRow {
  readonly what: string;
  readonly beside: string;
  readonly ms: number;
  readonly besideMs: number;
  readonly ratio: number;
}

/** What was measured when it was written; a ratio is held against it where the circumstances are the same. */
export interface Expected {
  readonly node: number;
  /** An empty Node 20 reads all certificates of NODE_EXTRA_CA_CERTS, which takes longer than all else that it does. */
  readonly extraCertificates: boolean;
  readonly machine: string;
  readonly rows: Readonly<Record<string, ExpectedRow>>;
}

const file = join(root, 'test/bench/expected.json');
const page = join(root, 'docs/performance.md');

export const readExpected = (): Expected => JSON.parse(readFileSync(file, 'utf8')) as Expected;

export function circumstances(): Omit<Expected, 'rows'> {
  const [processor] = os.cpus();
  return {
    node: Number(process.versions.node.split('.')[0]),
    extraCertificates: process.env['NODE_EXTRA_CA_CERTS'] !== undefined,
    machine: `${os.cpus().length} × ${processor?.model.trim() ?? os.arch()}, ${os.type()} ${os.release()}, Node ${process.version}`,
  };
}

/** Why ratios of there and here tell nothing of one another; `null`: they do. */
export function difference(there: Omit<Expected, 'rows'>, here: Omit<Expected, 'rows'>): string | null {
  if (there.node !== here.node) return `they are of Node ${there.node}`;
  if (there.extraCertificates === here.extraCertificates) return null;
  return `they are of an environment with${there.extraCertificates ? '' : 'out'} NODE_EXTRA_CA_CERTS`;
}

/** Rows that could not be measured now keep what they had, unless it was measured in other circumstances. */
export function renewed(before: Expected, here: Omit<Expected, 'rows'>, measured: ReadonlyMap<Row, Judged>): Expected {
  const rows: Record<string, ExpectedRow> = difference(before, here) === null ? { ...before.rows } : {};
  for (const [{ id, what, beside }, { ms, besideMs, ratio }] of measured)
    rows[id] = { what, beside, ms: rounded(ms), besideMs: rounded(besideMs), ratio: rounded(ratio) };
  return { ...here, rows };
}

const rounded = (value: number): number => Number(value.toPrecision(3));

const [start, end] = ['<!-- measured: npm run bench -- --update -->', '<!-- /measured -->'];

/** The page with the table of what is expected. */
export async function pageWith(text: string, expected: Expected): Promise<string> {
  const [before, after] = [text.split(start)[0], text.split(end)[1]];
  if (before === undefined || after === undefined)
    throw new Error(`docs/performance.md has no "${start}" or no "${end}"`);
  const whether = expected.extraCertificates ? 'set' : 'not set';
  const lines = [
    `${expected.machine}; NODE_EXTRA_CA_CERTS is ${whether}.`,
    '',
    '| row | measured | ms | beside | ms | ratio |',
    '|---|---|--:|---|--:|--:|',
    ...Object.entries(expected.rows).map(
      ([id, { what, beside, ms, besideMs, ratio }]) =>
        `| ${id} | \`${what}\` | ${ms} | \`${beside}\` | ${besideMs} | ${ratio} |`,
    ),
  ];
  const all = `${before}${start}\n\n${lines.join('\n')}\n\n${end}${after}`;
  return format(all, { ...(await resolveConfig(page)), filepath: page });
}

export async function writeExpected(expected: Expected): Promise<void> {
  writeFileSync(file, `${JSON.stringify(expected, null, 2)}\n`);
  writeFileSync(page, await pageWith(readFileSync(page, 'utf8'), expected));
}
