import { scanLiteral, scanNumber } from './scan-scalar.js';
import { scanString } from './scan-string.js';
import { JsonSyntaxFault, refuse, type JsonSyntaxError } from './syntax-error.js';
import type { JsonMember, JsonNode, JsonString } from './tree.js';

/** Go refuses what is nested deeper (encoding/json scanner.go maxNestingDepth). */
const maxDepth = 10_000;

export type JsonOutcome =
  | {
      readonly ok: true;
      readonly root: JsonNode;
      /** Offset of text after the value that is not white space; `null`: none. */ readonly trailing: number | null;
    }
  | { readonly ok: false; readonly fault: JsonSyntaxError };

interface OpenObject {
  readonly kind: 'object';
  readonly start: number;
  readonly members: JsonMember[];
  key: JsonString | null;
}

interface OpenArray {
  readonly kind: 'array';
  readonly start: number;
  readonly items: JsonNode[];
}

type Open = OpenObject | OpenArray;

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Parses bytes as Go's encoding/json does (go1.19 to go1.25 scanner.go): the same texts are refused, with the same words, at the same
 * byte. Text after the value is not refused here: json.Unmarshal does, json.Decoder does not.
 */
export function parseJson(text: Uint8Array): JsonOutcome {
  try {
    const root = parseValue(text);
    const trailing = skipSpace(text, root.end);
    return { ok: true, root, trailing: trailing < text.length ? trailing : null };
  } catch (error) {
    if (error instanceof JsonSyntaxFault) return { ok: false, fault: error.fault };
    throw error;
  }
}

function skipSpace(text: Uint8Array, from: number): number {
  let at = from;
  while (isSpace(text[at])) at++;
  return at;
}

// A loop and a stack of its own: hostile depth must not exhaust the engine's stack.
function parseValue(text: Uint8Array): JsonNode {
  const stack: Open[] = [];
  let at = skipSpace(text, 0);
  for (;;) {
    const opened = open(text, at);
    if (opened) {
      if (stack.length === maxDepth) refuse(text, at, 'exceeded max depth');
      stack.push(opened);
      at = skipSpace(text, at + 1);
      if (opened.kind === 'object' && text[at] !== 0x7d) {
        at = scanKey(text, at, opened);
        continue;
      }
      if (opened.kind === 'array' && text[at] !== 0x5d) continue;
    }
    let value = opened ? close(stack, at) : scalar(text, at);
    at = value.end;
    // The value just read may end any number of objects and arrays.
    for (;;) {
      const top = stack.at(-1);
      if (!top) return value;
      add(top, value);
      at = skipSpace(text, at);
      if (text[at] === 0x2c) {
        at = skipSpace(text, at + 1);
        if (top.kind === 'object') at = scanKey(text, at, top);
        break;
      }
      if (text[at] !== (top.kind === 'object' ? 0x7d : 0x5d)) {
        refuse(text, at, top.kind === 'object' ? 'after object key:value pair' : 'after array element');
      }
      value = close(stack, at);
      at = value.end;
    }
  }
}

function open(text: Uint8Array, at: number): Open | undefined {
  if (text[at] === 0x7b) return { kind: 'object', start: at, members: [], key: null };
  if (text[at] === 0x5b) return { kind: 'array', start: at, items: [] };
  return undefined;
}

function close(stack: Open[], at: number): JsonNode {
  const top = stack.pop() as Open;
  const { start } = top;
  return top.kind === 'object'
    ? { kind: 'object', members: top.members, start, end: at + 1 }
    : { kind: 'array', items: top.items, start, end: at + 1 };
}

function add(top: Open, value: JsonNode): void {
  if (top.kind === 'array') top.items.push(value);
  else if (top.key) {
    top.members.push({ key: top.key, value, start: top.key.start, end: value.end });
    top.key = null;
  }
}

/** Reads `"key" :` and gives the offset of the value. */
function scanKey(text: Uint8Array, from: number, object: OpenObject): number {
  if (text[from] !== 0x22) refuse(text, from, 'looking for beginning of object key string');
  object.key = scanString(text, from);
  const colon = skipSpace(text, object.key.end);
  if (text[colon] !== 0x3a) refuse(text, colon, 'after object key');
  return skipSpace(text, colon + 1);
}

function scalar(text: Uint8Array, at: number): JsonNode {
  switch (text[at]) {
    case 0x22:
      return scanString(text, at);
    case 0x74:
      return scanLiteral(text, at, 'true');
    case 0x66:
      return scanLiteral(text, at, 'false');
    case 0x6e:
      return scanLiteral(text, at, 'null');
    default:
      if (text[at] === 0x2d || isDigit(text[at])) return scanNumber(text, at);
      return refuse(text, at, 'looking for beginning of value');
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
