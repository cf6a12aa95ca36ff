import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Node } from 'yaml';
import { cleanText } from '@hostlint/core';
import { sourceExcerpt } from '../source-excerpt.js';
import { UsageError } from '../usage-error.js';

/** A file of waivers as its text and what YAML makes of it; errors point at a node of it. */
export interface YamlDocument {
  readonly root: Node | null;
  lineOf(node: Node): number;
  /** Throws a UsageError that shows where in the file `node` stands. */
  fail(node: Node | undefined, problem: string): never;
}

/** Reads YAML, of which JSON is a part. Throws a UsageError with file, line and column for what is not. */
export function yamlDocument(bytes: string, file: string): YamlDocument {
  const text = bytes.replace(/^\ufeff/, '');
  const lines = new LineCounter();
  const failAt = (offset: number, problem: string): never => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    const [row, column] = [Math.max(1, line), Math.max(1, col)];
    throw new UsageError(
      'invalid-waivers',
      `${file}:${row}:${column}: ${problem}\n${sourceExcerpt(text, row, column)}`,
    );
  };
  const startOf = (node: Node | undefined): number => node?.range?.[0] ?? 0;
  const [first, second] = parsed(text, lines, why => failAt(0, why));
  // A tag that means nothing is what `hosts: !db-*` without quotes is to YAML.
  const fault = first?.errors[0] ?? first?.warnings[0];
  if (fault) failAt(fault.pos[0], cleanText(fault.message, 300));
  if (second)
    failAt(startOf(second.contents ?? undefined), 'a second document begins; write all waivers into one list');
  return {
    root: first?.contents ?? null,
    lineOf: node => Math.max(1, lines.linePos(startOf(node)).line),
    fail: (node, problem) => failAt(startOf(node), problem),
  };
}

function parsed(text: string, lineCounter: LineCounter, fail: (why: string) => never) {
  try {
    const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false, stringKeys: true });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    // Brackets nested by the thousand: the parser calls itself for each.
    return fail(`it cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What a node is, for people. */
export function kindOf(node: unknown): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return 'an alias';
  if (!isScalar(node) || node.value === null) return 'nothing';
  return typeof node.value === 'string' ? 'a text' : `a ${typeof node.value}`;
}
