import { scanLenientKey, splitLenientKey } from './lenient-keys.js';
import { scanLenientDate, scanLenientNumber } from './lenient-scalars.js';
import { scanLenientString } from './lenient-strings.js';

export interface Token {
  readonly type:
    | 'error'
    | 'key'
    | 'string'
    | 'integer'
    | 'float'
    | 'boolean'
    | 'date'
    | 'table'
    | 'tables'
    | '='
    | ','
    | '['
    | ']'
    | '{'
    | '}';
  /** A key as it is compared, a string's text, a number's digits, or what is wrong. */
  readonly text: string;
  readonly keys?: readonly string[];
  readonly at: number;
}

/**
 * Cuts a text into tokens as pelletier/go-toml v1 does, which takes more than TOML allows: new lines are asked for in few places, for one.
 * Source: go-toml v1.9.5 lexer.go. After an error there is no more.
 */
export function lenientTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const open: string[] = [];
  let at = 0;
  let inValue = false;
  const push = (token: Token, length: number): void => {
    tokens.push(token);
    at += length;
  };
  const fail = (message: string, place = at): readonly Token[] => [
    ...tokens,
    { type: 'error', text: message, at: place },
  ];
  while (at < text.length) {
    const char = text[at] as string;
    if (char === ' ' || char === '\t') at++;
    else if (char === '\n' || char === '\r') {
      at++;
      if (inValue && open.at(-1) !== '[') inValue = false;
    } else if (char === '#') at = endOfComment(text, at);
    else if (char === '}') {
      push({ type: '}', text: char, at }, 1);
      if (open.pop() !== '{') return fail("cannot have '}' here", at - 1);
      inValue = true;
    } else if (char === '=') {
      push({ type: '=', text: char, at }, 1);
      inValue = true;
    } else if (!inValue && char === '[') {
      const many = text[at + 1] === '[';
      const start = at + (many ? 2 : 1);
      const end = start + text.slice(start).search(/[[\]]|$/);
      const body = text.slice(start, end);
      if (text[end] !== ']' || (many && text[end + 1] !== ']')) return fail('unclosed table key');
      const keys = splitLenientKey(body);
      if (typeof keys === 'string') return fail(keys);
      push({ type: many ? 'tables' : 'table', text: body, keys, at }, end - at + (many ? 2 : 1));
    } else if (!inValue) {
      const key = scanLenientKey(text, at);
      if ('fault' in key) return fail(key.fault);
      const keys = splitLenientKey(key.text);
      if (typeof keys === 'string') return fail(keys);
      push({ type: 'key', text: key.text, keys, at }, key.end - at);
    } else if (char === '[' || char === '{') {
      push({ type: char, text: char, at }, 1);
      open.push(char);
      inValue = char === '[';
    } else if (char === ']') {
      push({ type: ']', text: char, at }, 1);
      if (open.pop() !== '[') return fail("cannot have ']' here", at - 1);
    } else if (char === ',') {
      push({ type: ',', text: char, at }, 1);
      if (open.at(-1) === '{') inValue = false;
    } else if (char === '"' || char === "'") {
      const string = scanLenientString(text, at);
      if ('fault' in string) return fail(string.fault);
      push({ type: 'string', text: string.value, at }, string.end - at);
    } else {
      const word = ['true', 'false'].find(name => text.startsWith(name, at));
      const scanned = word === undefined ? (scanLenientDate(text, at) ?? scanLenientNumber(text, at)) : null;
      if (word !== undefined) push({ type: 'boolean', text: word, at }, word.length);
      else if (!scanned) return fail(`no value can start with ${char}`);
      else if ('fault' in scanned) return fail(scanned.fault);
      else push({ type: scanned.kind, text: scanned.text, at }, scanned.text.length);
    }
  }
  return tokens;
}

function endOfComment(text: string, at: number): number {
  const end = text.slice(at).search(/\r?\n/);
  return end < 0 ? text.length : at + end;
}
