import { withoutReturn } from '../without-return.js';

/** An assignment in a unit file. */
export interface UnitEntry {
  readonly section: string;
  readonly key: string;
  /** Without white space at both ends; continued lines are joined by a space. */
  readonly value: string;
  /** Where it starts, from 1. */
  readonly line: number;
  /** The first line as written. */
  readonly text: string;
}

/**
 * Reads a unit file as systemd does (systemd.syntax(7), shared/conf-parser.c): `#` and `;` start comments, also between continued lines, and
 * a backslash at the end of a line continues it.
 */
export function parseUnitFile(text: string): readonly UnitEntry[] {
  const entries: UnitEntry[] = [];
  const lines = (text.startsWith('\ufeff') ? text.slice(1) : text).split('\n');
  let section = '';
  let started: { line: number; text: string; parts: string[] } | null = null;
  const finish = (): void => {
    if (!started) return;
    const whole = started.parts.join(' ');
    const equals = whole.indexOf('=');
    if (equals > 0)
      entries.push({
        section,
        key: whole.slice(0, equals).trim(),
        value: whole.slice(equals + 1).trim(),
        line: started.line,
        text: started.text,
      });
    started = null;
  };
  let number = 0;
  for (const line of lines) {
    number += 1;
    const raw = number < lines.length ? withoutReturn(line) : line;
    const trimmed = raw.trim();
    if (trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    if (trimmed === '' && !started) continue;
    if (!started && trimmed.startsWith('[') && trimmed.endsWith(']')) {
      section = trimmed.slice(1, -1);
      continue;
    }
    started ??= { line: number, text: raw, parts: [] };
    const continued = raw.endsWith('\\');
    started.parts.push(continued ? raw.slice(0, -1) : raw);
    if (!continued) finish();
  }
  finish();
  return entries;
}
