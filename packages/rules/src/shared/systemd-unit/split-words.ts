const simple: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  s: ' ',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

export interface SplitWord {
  readonly text: string;
  /** A bare `;`, which separates commands. */
  readonly separator: boolean;
}

/** Splits a value into words as systemd does (systemd.service(5), basic/extract-word.c): quotes, C escapes. `undefined`: a quote is not closed. */
export function splitUnitWords(value: string): readonly SplitWord[] | undefined {
  const words: SplitWord[] = [];
  let at = 0;
  while (at < value.length) {
    if (isBlank(value[at])) {
      at++;
      continue;
    }
    const start = at;
    let text = '';
    let quote = '';
    while (at < value.length && (quote !== '' || !isBlank(value[at]))) {
      const char = value[at] as string;
      if (char === '\\') {
        const escape = unescape(value, at + 1, value.slice(start, at) === '');
        text += escape.text;
        at += 1 + escape.length;
        continue;
      }
      at++;
      if (quote === char) quote = '';
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
      else text += char;
    }
    if (quote !== '') return undefined;
    words.push({ text, separator: value.slice(start, at) === ';' });
  }
  return words;
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\n' || char === '\r';

function unescape(value: string, at: number, first: boolean): { readonly text: string; readonly length: number } {
  const char = value[at];
  if (char === undefined) return { text: '\\', length: 0 };
  if (char === ';' && first) return { text: ';', length: 1 };
  const plain = simple[char];
  if (plain !== undefined) return { text: plain, length: 1 };
  const rest = value.slice(at, at + 9);
  const numeric = /^x([0-9a-f]{2})|^u([0-9a-f]{4})|^U([0-9a-f]{8})|^([0-7]{3})/i.exec(rest);
  if (!numeric) return { text: `\\${char}`, length: 1 };
  const code = parseInt(
    numeric[1] ?? numeric[2] ?? numeric[3] ?? (numeric[4] as string),
    numeric[4] === undefined ? 16 : 8,
  );
  return { text: code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '', length: numeric[0].length };
}
