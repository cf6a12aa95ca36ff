/** Where the parts of a document stand, as offsets into its text. */
export interface TomlScan {
  /** By path (see `tomlPath`): the start of the last part of each key, and of each header of a table. */
  readonly keys: ReadonlyMap<string, number>;
  /** Start of the first thing that TOML 1.1 allows and TOML 1.0 does not. */
  readonly newer: number | null;
  /** Start of a date that no calendar has. */
  readonly badDate: number | null;
  /** The headers of tables, and the keys of one part each with its table, that stand at the top level: where each starts first. */
  readonly statements: ReadonlyMap<string, number>;
  /** The last statement, where it is one of them. */
  readonly last: string | null;
}

/** A path as the key of a map; an index of an array counts as a part. */
export const tomlPath = (path: readonly (string | number)[]): string => path.join('\0');

function isNoDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text) ?? [];
  if (day === undefined) return false;
  // Day 0 of the next month is the last of this one.
  return Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

/** Finds the keys of a document that a parser took: it trusts the text, and tells no error. */
export function scanToml(text: string): TomlScan {
  const scanner = new Scanner(text);
  scanner.document();
  const { keys, newer, badDate, statements, last } = scanner;
  return { keys, newer, badDate, statements, last };
}

/** Keys deeper than this are of no interest, and would take memory that grows with the square of a hostile text. */
const mostParts = 50;

interface Part {
  readonly name: string;
  readonly start: number;
}

class Scanner {
  readonly keys = new Map<string, number>();
  newer: number | null = null;
  badDate: number | null = null;
  readonly statements = new Map<string, number>();
  last: string | null = null;
  readonly #text: string;
  /** How many tables each array of tables has so far. */
  readonly #arrays = new Map<string, number>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): void {
    let table: readonly string[] = [];
    for (this.#skipSpace(true); this.#at < this.#text.length; this.#skipSpace(true)) {
      const start = this.#at;
      this.last = null;
      if (this.#text[start] === '[') {
        table = this.#header();
        if (this.#text[start + 1] !== '[') this.#state(table, null, start);
      } else {
        const [name = '', ...more] = this.#keyValue(table);
        if (more.length === 0) this.#state(table, name, start);
      }
    }
  }

  #header(): readonly string[] {
    const isArray = this.#text[this.#at + 1] === '[';
    this.#at += isArray ? 2 : 1;
    const parts = this.#key(']');
    this.#at += isArray ? 2 : 1;
    const path: string[] = [];
    for (const [index, { name, start }] of parts.entries()) {
      path.push(name);
      if (path.length > mostParts) continue;
      const joined = tomlPath(path);
      const isLast = index === parts.length - 1;
      if (!this.keys.has(joined) || isLast) this.keys.set(joined, start);
      if (isArray && isLast) this.#arrays.set(joined, (this.#arrays.get(joined) ?? 0) + 1);
      const length = this.#arrays.get(joined);
      if (length === undefined) continue;
      path.push(String(length - 1));
      if (isLast) this.keys.set(tomlPath(path), start);
    }
    return path;
  }

  #keyValue(table: readonly string[]): readonly string[] {
    const path = [...table];
    const parts = this.#key('=');
    for (const { name, start } of parts) {
      path.push(name);
      this.#record(path, start);
    }
    this.#at += 1;
    this.#skipSpace(false);
    this.#value(path);
    return parts.map(({ name }) => name);
  }

  /** The parts of a dotted key; stops at `end`. */
  #key(end: string): readonly Part[] {
    const parts: Part[] = [];
    for (this.#skipSpace(false); this.#at < this.#text.length && this.#text[this.#at] !== end; this.#skipSpace(false)) {
      const start = this.#at;
      const first = this.#text[start];
      if (first === '.') this.#at += 1;
      else if (first === '"' || first === "'") parts.push({ name: this.#string(), start });
      else {
        while (this.#at < this.#text.length && /[\w-]/.test(this.#text[this.#at] as string)) this.#at += 1;
        if (this.#at === start) this.#at += 1;
        parts.push({ name: this.#text.slice(start, this.#at), start });
      }
    }
    return parts;
  }

  #value(path: readonly string[]): void {
    const first = this.#text[this.#at];
    if (first === '"' || first === "'") this.#string();
    else if (first === '[') this.#array(path);
    else if (first === '{') this.#inlineTable(path);
    else {
      const start = this.#at;
      while (this.#at < this.#text.length && !',]}\n#'.includes(this.#text[this.#at] as string)) this.#at += 1;
      if (this.badDate === null && isNoDate(this.#text.slice(start, this.#at))) this.badDate = start;
      if (/(?:^|[Tt ])\d\d:\d\d(?!:)/.test(this.#text.slice(start, this.#at))) this.#isNewer(start);
    }
  }

  #array(path: readonly string[]): void {
    this.#at += 1;
    let index = 0;
    for (this.#skipSpace(true); this.#at < this.#text.length; this.#skipSpace(true)) {
      const next = this.#text[this.#at];
      if (next === ']') break;
      if (next === ',') this.#at += 1;
      else {
        const item = [...path, String(index++)];
        this.#record(item, this.#at);
        this.#value(item);
      }
    }
    this.#at += 1;
  }

  #inlineTable(path: readonly string[]): void {
    this.#at += 1;
    let comma: number | null = null;
    for (this.#skipInline(); this.#at < this.#text.length; this.#skipInline()) {
      const next = this.#text[this.#at];
      if (next === '}') break;
      if (next === ',') comma = this.#at++;
      else {
        comma = null;
        this.#keyValue(path);
      }
    }
    if (comma !== null) this.#isNewer(comma);
    this.#at += 1;
  }

  #skipInline(): void {
    const start = this.#at;
    this.#skipSpace(true);
    if (/[\n#]/.test(this.#text.slice(start, this.#at))) this.#isNewer(start);
  }

  #skipSpace(linesToo: boolean): void {
    const text = this.#text;
    let at = this.#at;
    for (; at < text.length; at += 1) {
      const char = text[at];
      if (char === '#' && linesToo) {
        const end = text.indexOf('\n', at);
        at = (end === -1 ? text.length : end) - 1;
      } else if (char !== ' ' && char !== '\t' && !(linesToo && (char === '\n' || char === '\r'))) break;
    }
    this.#at = at;
  }

  /** Skips a string of any kind; its value is exact for a string of one line, which is what a key can be. */
  #string(): string {
    const quote = this.#text[this.#at] as string;
    const isLong = this.#text.startsWith(quote.repeat(3), this.#at);
    const end = isLong ? quote.repeat(3) : quote;
    this.#at += end.length;
    let value = '';
    while (this.#at < this.#text.length && !this.#text.startsWith(end, this.#at)) {
      if (quote === '"' && this.#text[this.#at] === '\\') value += this.#escape();
      else value += this.#text[this.#at++];
    }
    this.#at += end.length;
    // Two quotes more belong to the text of a long string.
    for (let more = 0; isLong && more < 2 && this.#text[this.#at] === quote; more += 1) this.#at += 1;
    return value;
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter === 'e' || letter === 'x') this.#isNewer(this.#at);
    const digits = { x: 2, u: 4, U: 8 }[letter] ?? 0;
    const code = Number.parseInt(this.#text.slice(this.#at + 2, this.#at + 2 + digits), 16);
    this.#at += 2 + digits;
    if (digits > 0) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    return { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b' }[letter] ?? letter;
  }

  #state(table: readonly string[], key: string | null, start: number): void {
    this.last = JSON.stringify([table.slice(0, mostParts), key]);
    if (!this.statements.has(this.last)) this.statements.set(this.last, start);
  }

  #record(path: readonly string[], start: number): void {
    if (path.length > mostParts) return;
    const joined = tomlPath(path);
    if (!this.keys.has(joined)) this.keys.set(joined, start);
  }

  #isNewer(offset: number): void {
    this.newer ??= offset;
  }
}
