type Scanned =
  { readonly kind: 'integer' | 'float' | 'date'; readonly text: string } | { readonly fault: string } | undefined;

/** Source: pelletier/go-toml v1.9.5 lexer.go lexNumber, parser.go parseRvalue. `undefined`: no number starts here. */
export function scanLenientNumber(text: string, at: number): Scanned {
  const rest = text.slice(at, at + 200);
  // Almost all numbers are such, and V8 compiles each expression below when it is first used.
  const plain = /^(?:0|[1-9]\d{0,17})(?![\w.+:-])/.exec(rest)?.[0];
  if (plain !== undefined) return { kind: 'integer', text: plain };
  const word = /^[+-]?(?:inf|nan)/.exec(rest)?.[0];
  if (word !== undefined) return { kind: 'float', text: word };
  if (!/^[+\-\d]/.test(rest)) return undefined;
  const based = /^0(?:x[\da-fA-F_]+|o[0-7_]+|b[01_]+)/.exec(rest)?.[0];
  if (based !== undefined) return integer(based);
  if (/^0[a-zA-Z]/.test(rest)) return { fault: 'unknown number base' };
  const digits = /^[+-]?(?:[eE][+-]?|[\d_.])*/.exec(rest)?.[0] ?? '';
  if (/\.(?!\d)|^[+-]?[^\d]*\.|\..*\.|^[^\d]*$/.test(digits)) return { fault: 'no such float' };
  return /[.eE]/.test(digits) ? float(digits) : integer(digits);
}

const badUnderscore = (text: string, digit: RegExp): boolean =>
  [...text.matchAll(/_/g)].some(({ index }) => index + 1 >= text.length || !digit.test(text[index - 1] ?? ''));

function integer(text: string): Scanned {
  const bare = text.replaceAll('_', '');
  if (/^0\d{2}/.test(bare)) return { fault: 'invalid base' };
  if (badUnderscore(text, bare.startsWith('0x') && bare.length > 2 ? /[\da-f]/i : /\d/))
    return { fault: 'invalid use of _ in number' };
  if (!/^(?:0x[\da-f]+|0o[0-7]+|0b[01]+|[+-]?\d+)$/i.test(bare)) return { fault: `invalid number ${text}` };
  const value = /^[+-]/.test(bare)
    ? BigInt(bare.replace(/^\+/, ''))
    : BigInt(/^0\d$/.test(bare) ? bare.slice(1) : bare);
  return value < -(2n ** 63n) || value >= 2n ** 63n ? { fault: 'value out of range' } : { kind: 'integer', text };
}

function float(text: string): Scanned {
  const bare = text.replaceAll('_', '');
  if (badUnderscore(text, /\d/)) return { fault: 'invalid use of _ in number' };
  const valid = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(bare) && Number.isFinite(Number(bare));
  return valid ? { kind: 'float', text } : { fault: `invalid float ${text}` };
}

const date = String.raw`(\d{4})-(\d{2})-(\d{2})`;
const time = String.raw`(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?`;

/** Source: pelletier/go-toml v1.9.5 lexer.go lexDateTime, lexTime: nothing but a blank, a `T` or the end may follow a date. */
export function scanLenientDate(text: string, at: number): Scanned {
  const rest = text.slice(at, at + 200);
  if (!/^\d{2}:|^\d{4}-/.test(rest)) return undefined;
  if (/^\d{2}:/.test(rest)) {
    const clock = new RegExp(`^${time}`).exec(rest);
    return clock && isClock(clock.slice(1)) ? { kind: 'date', text: clock[0] } : { fault: 'no such time' };
  }
  const day = new RegExp(`^${date}`).exec(rest);
  if (!day) return { fault: 'no such date' };
  const after = rest.slice(10);
  if (after !== '' && !/^[ T]/.test(after)) return { fault: 'incorrect date/time separation character' };
  const withTime = after !== '' && (after.startsWith('T') || /^ \d\d/.test(after));
  const full = withTime ? new RegExp(`^${date}[ T]${time}(?:Z|[+-]\\d{2}:\\d{2})?`).exec(rest) : day;
  if (!full || !isDay(full.slice(1, 4)) || (withTime && !isClock(full.slice(4, 7)))) return { fault: 'no such date' };
  return { kind: 'date', text: full[0] };
}

const isClock = ([hour = '', minute = '', second = '']: readonly string[]): boolean =>
  +hour < 24 && +minute < 60 && +second < 60;

const isDay = ([year = '', month = '', day = '']: readonly string[]): boolean =>
  +month >= 1 && +month <= 12 && +day >= 1 && +day <= new Date(Date.UTC(2000 + (+year % 400), +month, 0)).getUTCDate();
