import type { ScannedString } from './strict-strings.js';

const simple: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** A string that starts at `at`. Source: pelletier/go-toml v1.9.5 lexer.go lexString, lexLiteralString. */
export function scanLenientString(text: string, at: number): ScannedString {
  const quote = text[at] as string;
  const long = text.startsWith(quote.repeat(3), at);
  let start = at + (long ? 3 : 1);
  if (long) start += /^\r?\n/.exec(text.slice(start, start + 2))?.[0].length ?? 0;
  const terminator = long ? quote.repeat(3) : quote;
  const body = scanLenientBody(text, start, terminator, quote === '"', long);
  return 'fault' in body ? body : { value: body.value, end: body.end + terminator.length };
}

/** Up to the terminator; `end` is where that starts. Only basic strings know escapes, and mind control characters; new lines where `lines` lets them. */
export function scanLenientBody(
  text: string,
  start: number,
  terminator: string,
  basic: boolean,
  lines: boolean,
): ScannedString {
  if (!basic) {
    const end = text.indexOf(terminator, start);
    return end < 0 ? { fault: 'unclosed string', at: start } : { value: text.slice(start, end), end };
  }
  let value = '';
  let at = start;
  while (!text.startsWith(terminator, at)) {
    const char = text[at];
    if (char === undefined) return { fault: 'unclosed string', at: start };
    if (char !== '\\') {
      if (char < ' ' && char !== '\t' && !(lines && (char === '\n' || char === '\r')))
        return { fault: 'unescaped control character', at };
      value += char;
      at++;
    } else {
      const escape = /^\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([ \t\r\n]+)|([\s\S]?))/.exec(text.slice(at));
      const [whole = '', short, wide, blank, letter = ''] = escape ?? [];
      const hex = short ?? wide;
      const plain = hex === undefined ? (blank === undefined ? simple[letter] : '') : fromHex(hex);
      if (plain === undefined) return { fault: `invalid escape sequence: \\${letter}`, at };
      value += plain;
      at += whole.length;
    }
    if (at >= text.length) return { fault: 'unclosed string', at: start };
  }
  return { value, end: at };
}

function fromHex(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
}
