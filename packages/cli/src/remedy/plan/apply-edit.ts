import type { Edit, ReplaceLine, SetJsonKey, WriteLine } from '@hostlint/core';
import { editJson } from '../edit-json.js';
import { RemedyError } from '../remedy-error.js';
import { EditRefusal } from './edit-refusal.js';

/** What a file becomes. `undefined`: there is no such file. Done twice it is as once. Throws an EditRefusal. */
export function applyEdit(text: string | undefined, edit: Edit): string {
  switch (edit.kind) {
    case 'write-file':
      return edit.text;
    case 'write-line':
      return writeLine(text ?? '', edit);
    case 'replace-line':
      if (text === undefined) throw new EditRefusal(`there is no ${edit.path} any more`);
      return replaceLine(text, edit);
    case 'set-json-key':
      return setJsonKey(text, edit);
  }
}

function setJsonKey(text: string | undefined, { path, key, value }: SetJsonKey): string {
  if (value === undefined && (text ?? '').trim() === '') throw new EditRefusal(`${path} holds nothing`);
  const bytes = text === undefined ? null : new TextEncoder().encode(text);
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(editJson(bytes, [{ key, value }]));
  } catch (error) {
    if (error instanceof RemedyError) throw new EditRefusal(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Line breaks go with their lines, so that files without one at their end are kept so. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function writeLine(text: string, { line, replaces }: WriteLine): string {
  const lines = linesOf(text);
  const isOld = (given: string): boolean =>
    given.trim() === line || (replaces !== undefined && given.trimStart().startsWith(replaces));
  const at = lines.findIndex(isOld);
  const kept = lines.filter(given => !isOld(given));
  if (at >= 0) return kept.toSpliced(at, 0, `${line}\n`).join('');
  const last = kept.at(-1);
  return `${text}${last === undefined || last.endsWith('\n') ? '' : '\n'}${line}\n`;
}

function replaceLine(text: string, { path, line, from, to }: ReplaceLine): string {
  const lines = linesOf(text);
  const found = lines[line - 1];
  const wanted = from.trim();
  if (found?.trim() === wanted) {
    const end = found.endsWith('\n') ? '\n' : '';
    return lines.toSpliced(line - 1, 1, ...(to === null ? [] : [to + end])).join('');
  }
  const isDone = to === null ? lines.every(given => given.trim() !== wanted) : found?.trim() === to.trim();
  if (isDone) return text;
  throw new EditRefusal(`line ${line} of ${path} is not what it was when the host was judged`);
}
