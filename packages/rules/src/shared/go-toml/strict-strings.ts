const simple: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  e: '\u001b',
};

export type ScannedString =
  { readonly value: string; readonly end: number } | { readonly fault: string; readonly at: number };

/** Characters that TOML does not let into comments and strings. A carriage return is looked at apart. */
// eslint-disable-next-line no-control-regex
export const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A string that starts at `at`. Source: pelletier/go-toml v2.2.4 unstable/scanner.go, parser.go parseBasicString and its like. */
export function scanStrictString(text: string, at: number, newer = false): ScannedString {
  const quote = text[at] as string;
  const long = text.startsWith(quote.repeat(3), at);
  const start = at + (long ? 3 : 1);
  const end = long ? endOfLong(text, start, quote) : endOfShort(text, start, quote);
  if (typeof end === 'string') return { fault: end, at };
  let body = text.slice(start, end);
  const bad = control.exec(body);
  if (bad) return { fault: 'invalid character in a string', at: start + bad.index };
  if (!long && /[\n\r]/.test(body)) return { fault: 'strings in single quotes cannot have new lines', at };
  if (/\r(?!\n)/.test(body)) return { fault: 'need a \\n after \\r', at };
  const after = end + (long ? 3 : 1);
  if (long) body = body.replace(/^\r?\n/, '');
  if (quote === "'") return { value: body, end: after };
  const value = unescape(body, long, newer);
  return value === undefined ? { fault: 'invalid escape sequence in a string', at } : { value, end: after };
}

function endOfShort(text: string, start: number, quote: string): number | string {
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === quote) return at;
    if (char === '\n' || char === '\r') return 'strings in one pair of quotes cannot have new lines';
    if (char === '\\' && quote === '"') at++;
  }
  return `string not terminated by ${quote}`;
}

/** Up to two quotes may stand right before the closing three. */
function endOfLong(text: string, start: number, quote: string): number | string {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text.startsWith(quote.repeat(3), at)) {
      let extra = 0;
      while (text[at + 3 + extra] === quote) extra++;
      return extra > 2 ? `${quote.repeat(3)} is not allowed inside a multiline string` : at + extra;
    }
  }
  return `multiline string not terminated by ${quote.repeat(3)}`;
}

function unescape(body: string, long: boolean, newer: boolean): string | undefined {
  if (!body.includes('\\')) return body;
  let valid = true;
  const pattern = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|([ \t]*\r?\n[ \t\r\n]*)|([\s\S]?))/g;
  const value = body.replace(
    pattern,
    (_, short?: string, wide?: string, byte?: string, lines?: string, char?: string) => {
      const hex = short ?? wide ?? byte;
      if (byte !== undefined && !newer) valid = false;
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16);
        if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) valid = false;
        else return String.fromCodePoint(code);
      }
      if (lines !== undefined && long) return '';
      const plain = simple[char ?? ''];
      if (plain === undefined) valid = false;
      return plain ?? '';
    },
  );
  return valid ? value : undefined;
}
