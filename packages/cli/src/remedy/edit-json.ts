import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import type { JSONPath, Node, ParseError } from 'jsonc-parser';
import { RemedyError } from './remedy-error.js';

/** A member of a JSON text that is to have a value; without one, it goes. */
export interface JsonEdit {
  readonly key: readonly string[];
  readonly value?: unknown;
}

// Its door for modules is not one that Node takes.
const jsonc = createRequire(import.meta.url)('jsonc-parser') as typeof import('jsonc-parser');

const mark = [0xef, 0xbb, 0xbf];

/**
 * Sets members of a JSON object and leaves all else as it is written: order, indentation, ends of lines, a byte order mark. Throws
 * where that cannot be: the text is no UTF-8 or no JSON object, or a member that is to change stands there twice or is spelled otherwise.
 */
export function editJson(before: Uint8Array | null, edits: readonly JsonEdit[]): Uint8Array {
  const hasMark = before !== null && mark.every((byte, index) => before[index] === byte);
  const original = decode(before?.subarray(hasMark ? mark.length : 0) ?? new Uint8Array());
  if (original.trim() === '') return Buffer.from(`${JSON.stringify(fresh(edits), null, 2)}\n`);
  const parsed = parse(original);
  let text = original;
  for (const { key, value } of edits) {
    refuseTwice(original, key);
    refuseOtherSpelling(parsed, key);
    text = value === undefined ? without(text, key) : withMember(text, key, value);
  }
  if (!isDeepStrictEqual(parse(text), expected(parsed, edits)))
    throw new RemedyError('the file could not be edited without changing other settings in it; edit it by hand');
  const bytes = Buffer.from(text);
  return hasMark ? Buffer.concat([Buffer.from(mark), bytes]) : bytes;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new RemedyError('it is not UTF-8; save it as UTF-8, then try again', { cause: error });
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function parse(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new RemedyError(`it is no JSON: ${placeOfFault(text)}`, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RemedyError('it holds no JSON object');
  return value as JsonObject;
}

function placeOfFault(text: string): string {
  const faults: ParseError[] = [];
  jsonc.parseTree(text, faults, { disallowComments: true, allowTrailingComma: false });
  const [fault] = faults;
  if (!fault) return 'something in it is wrong';
  const lines = text.slice(0, fault.offset).split('\n');
  const words = jsonc
    .printParseErrorCode(fault.error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: ${words}`;
}

const treeOf = (text: string): Node => jsonc.parseTree(text) as Node;

/** Parsers disagree about which of two counts. */
function refuseTwice(text: string, key: readonly string[]): void {
  let node: Node | undefined = treeOf(text);
  for (const name of key) {
    const found: readonly Node[] =
      node?.type === 'object' ? (node.children ?? []).filter(({ children }) => children?.[0]?.value === name) : [];
    if (found.length > 1) {
      const line = text.slice(0, found[1]?.offset).split('\n').length;
      throw new RemedyError(`"${name}" stands in it twice, the second time in line ${line}; take one of them out`);
    }
    node = found[0]?.children?.[1];
  }
}

/** Go's encoding/json, which reads such files, takes keys whatever their case. */
function refuseOtherSpelling(given: unknown, key: readonly string[]): void {
  let at = given;
  for (const name of key) {
    if (typeof at !== 'object' || at === null) return;
    const other = Object.keys(at).find(one => one !== name && one.toLowerCase() === name.toLowerCase());
    if (other !== undefined)
      throw new RemedyError(`"${other}" stands in it, which sets the same as "${name}"; take it out or spell it so`);
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
}

const change = (text: string, path: JSONPath, value: unknown): string =>
  jsonc.applyEdits(text, jsonc.modify(text, path, value, {}));

function without(text: string, key: readonly string[]): string {
  const member = jsonc.findNodeAtLocation(treeOf(text), [...key])?.parent;
  if (!member?.parent) return text;
  const all = member.parent.children ?? [];
  const at = all.indexOf(member);
  const [before, next] = [all[at - 1], all[at + 1]];
  const end = member.offset + member.length;
  const [from, to] = before ? [before.offset + before.length, end] : [member.offset, next ? next.offset : end];
  return text.slice(0, from) + text.slice(to);
}

function withMember(text: string, key: readonly string[], value: unknown): string {
  const root = treeOf(text);
  let depth = key.length;
  while (depth > 0 && !jsonc.findNodeAtLocation(root, key.slice(0, depth))) depth--;
  const inner = key.slice(depth + 1).reduceRight<unknown>((made, name) => ({ [name]: made }), value);
  const holder = jsonc.findNodeAtLocation(root, key.slice(0, depth)) as Node;
  if (depth === key.length || holder.type !== 'object') return change(text, key.slice(0, depth) as JSONPath, inner);
  return addTo(text, holder, `${JSON.stringify(key[depth])}: ${JSON.stringify(inner)}`);
}

/** Behind the last member, on a line of its own where members have that. */
function addTo(text: string, { offset, length, children = [] }: Node, member: string): string {
  const last = children.at(-1);
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  if (!last) {
    const closing = /\n([ \t]*)$/.exec(text.slice(offset + 1, offset + length - 1))?.[1];
    const inside = closing === undefined ? member : `${eol}${closing}  ${member}${eol}${closing}`;
    return `${text.slice(0, offset + 1)}${inside}${text.slice(offset + length - 1)}`;
  }
  const before = text.slice(0, last.offset);
  const indentation = /\n([ \t]*)$/.exec(before)?.[1];
  const gap = indentation === undefined ? ' ' : eol + indentation;
  const end = last.offset + last.length;
  return `${text.slice(0, end)},${gap}${member}${text.slice(end)}`;
}

function expected(before: JsonObject, edits: readonly JsonEdit[]): JsonObject {
  const after = structuredClone(before) as Record<string, unknown>;
  for (const { key, value } of edits) {
    let at = after;
    for (const name of key.slice(0, -1)) {
      if (value === undefined && !(name in at)) break;
      at = (at[name] ??= {}) as Record<string, unknown>;
    }
    const last = key.at(-1) as string;
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return after;
}

const fresh = (edits: readonly JsonEdit[]): JsonObject => expected({}, edits);
