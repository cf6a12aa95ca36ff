import type { SetJsonKey } from '@hostlint/core';
import { applyEdits, findNodeAtLocation, modify, parseTree, type Node } from 'jsonc-parser';
import { EditRefusal } from './edit-refusal.js';

/**
 * Sets one key and leaves all else as it is, to the last blank. The file must be what Go's encoding/json takes, before and after: no
 * comment, no comma at the end. Go takes keys whatever their case, and the last of several; where there are such, people must look.
 */
export function editJson(text: string | undefined, { path, key, value }: SetJsonKey): string {
  if (text === undefined || text.trim() === '') {
    if (value === undefined) throw new EditRefusal(`${path} holds nothing`);
    const whole = key.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
    return `${JSON.stringify(whole, null, 2)}\n`;
  }
  if (!isStrictJson(text)) throw new EditRefusal(`${path} is no valid JSON`);
  const root = parseTree(text);
  if (root?.type !== 'object') throw new EditRefusal(`${path} holds no JSON object`);
  refuseAmbiguous(root, key, path);
  if (value === undefined && !findNodeAtLocation(root, [...key])) return text;
  const edits = modify(text, [...key], value, { formattingOptions: formattingOf(text) });
  const edited = applyEdits(text, edits);
  if (isStrictJson(edited)) return edited;
  throw new EditRefusal(`${path} cannot be edited by a machine`);
}

function isStrictJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The way to the key must be there once, spelled alike. */
function refuseAmbiguous(root: Node, key: readonly string[], path: string): void {
  let at: Node | undefined = root;
  for (const name of key) {
    if (at?.type !== 'object') {
      if (at) throw new EditRefusal(`what should hold "${name}" in ${path} is no object`);
      return;
    }
    const like: readonly Node[] = (at.children ?? []).filter(
      ({ children }) => fold(children?.[0]?.value) === fold(name),
    );
    const [only, second] = like;
    if (second || (only && only.children?.[0]?.value !== name))
      throw new EditRefusal(`${path} has "${name}" ${second ? 'twice' : 'in another spelling'}`);
    at = only?.children?.[1];
  }
}

const fold = (name: unknown): string => String(name).toLowerCase();

/** Indents as the file does. */
function formattingOf(text: string): { tabSize: number; insertSpaces: boolean; eol: string; keepLines: boolean } {
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  return {
    tabSize: indent.length,
    insertSpaces: !indent.startsWith('\t'),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    keepLines: true,
  };
}
