import { newTable, TomlSyntaxError, type TomlPlace, type TomlSource, type TomlTable, type TomlValue } from './node.js';
import { SeenKeys } from './seen-keys.js';
import { scanStrictNumber } from './strict-scalars.js';
import { control, scanStrictString } from './strict-strings.js';

/** Deeper than this nobody nests; Go would go on, and this reader must not overflow its stack. */
const maxDepth = 200;

/** TOML 1.1 lets inline tables span lines and end with a comma, knows `\\xHH`, and times without seconds. */
export type TomlRevision = '1.0' | '1.1';

/**
 * Reads TOML as pelletier/go-toml v2 does, which containerd has since 2.0.
 * Source: go-toml v2.2.4 (TOML 1.0) unstable/parser.go, internal/tracker/seen.go; containerd 2.1.9 of Debian is built with a later one (1.1).
 * Dates that cannot be, and with 1.0 such numbers as well, are an error only where they are used.
 */
export function readStrictToml(source: TomlSource, revision: TomlRevision = '1.0'): TomlTable {
  return new StrictReader(source, revision === '1.1').read();
}

class StrictReader {
  private readonly source: TomlSource;
  private readonly text: string;
  private readonly newer: boolean;
  private at = 0;

  constructor(source: TomlSource, newer: boolean) {
    this.source = source;
    this.text = source.text;
    this.newer = newer;
  }

  read(): TomlTable {
    const root = newTable(this.place());
    const seen = new SeenKeys();
    let current = root;
    for (let first = true; this.at < this.text.length; first = false) {
      if (!first) this.newline();
      this.blanks();
      const start = this.at;
      const char = this.text[start];
      if (char === undefined) break;
      if (char === '[') {
        const many = this.text[start + 1] === '[';
        const keys = this.header(many);
        this.check(seen.header(keys, many), start);
        current = many ? this.appendTable(root, keys, start) : descend(root, keys, this.placeAt(start));
      } else if (!/[#\n\r]/.test(char)) {
        const keys = this.key();
        const value = this.assigned(0);
        this.check(seen.assignment(keys), start);
        assign(current, keys, value, this.placeAt(start));
      }
      this.blanks();
      if (this.text[this.at] === '#') this.comment();
    }
    return root;
  }

  private header(many: boolean): readonly string[] {
    this.at += many ? 2 : 1;
    this.blanks();
    const keys = this.key();
    this.blanks();
    this.expect(']');
    if (many) this.expect(']');
    return keys;
  }

  private appendTable(root: TomlTable, keys: readonly string[], start: number): TomlTable {
    const place = this.placeAt(start);
    const parent = descend(root, keys.slice(0, -1), place);
    const last = keys.at(-1) as string;
    const before = parent.entries.get(last);
    const table = newTable(place);
    if (before?.kind === 'array') before.items.push(table);
    else parent.entries.set(last, { kind: 'array', items: [table], tables: true, place });
    return table;
  }

  private assigned(depth: number): TomlValue {
    this.blanks();
    if (this.at >= this.text.length) this.fail('expected = after a key, but the document ends there');
    this.expect('=');
    this.blanks();
    return this.value(depth);
  }

  private value(depth: number): TomlValue {
    if (depth > maxDepth) this.fail('nested too deeply');
    const place = this.place();
    const char = this.text[this.at];
    if (char === undefined) this.fail('expected value, not eof');
    if (char === '"' || char === "'") return { kind: 'string', text: this.string(), place };
    if (char === '[') return this.array(depth);
    if (char === '{') return this.inlineTable(depth);
    for (const word of ['true', 'false']) {
      if (char !== word[0]) continue;
      if (!this.text.startsWith(word, this.at)) this.fail(`expected '${word}'`);
      this.at += word.length;
      return { kind: 'boolean', text: word, place };
    }
    const number = scanStrictNumber(this.text, this.at, this.newer);
    if (!number) this.fail('incomplete number');
    const { length, malformed, ...scalar } = number;
    if (malformed && this.newer) this.fail(scalar.problem ?? 'malformed number');
    this.at += length;
    return { ...scalar, place };
  }

  private array(depth: number): TomlValue {
    const place = this.place();
    this.at++;
    const items: TomlValue[] = [];
    for (;;) {
      this.blankLines();
      if (this.at >= this.text.length) this.fail('array is incomplete', place.at);
      if (this.text[this.at] === ']') break;
      if (this.text[this.at] === ',') {
        if (items.length === 0) this.fail('array cannot start with comma');
        this.at++;
        this.blankLines();
        if (this.text[this.at] === ']') break;
      } else if (items.length > 0) this.fail('array elements must be separated by commas');
      items.push(this.value(depth + 1));
    }
    this.at++;
    const tables = items.length > 0 && items.every(({ kind }) => kind === 'table');
    return { kind: 'array', items, tables, place };
  }

  private inlineTable(depth: number): TomlTable {
    const table = newTable(this.place(), true);
    const seen = new SeenKeys();
    this.at++;
    const gap = (): void => (this.newer ? this.blankLines() : this.blanks());
    for (let first = true; ; first = false) {
      gap();
      if (this.at >= this.text.length) this.fail('inline table is incomplete', table.place.at);
      if (this.text[this.at] === '}') break;
      if (!first) {
        this.expect(',');
        gap();
        if (this.newer && this.text[this.at] === '}') break;
      }
      const start = this.at;
      const keys = this.key();
      const value = this.assigned(depth + 1);
      this.check(seen.assignment(keys), start);
      assign(table, keys, value, this.placeAt(start));
    }
    this.at++;
    return table;
  }

  private key(): readonly string[] {
    const keys: string[] = [];
    do {
      if (keys.length > 0) this.at++;
      this.blanks();
      const char = this.text[this.at];
      if (char === undefined) this.fail('expected key but found none');
      const bare = /^[\w-]+/.exec(this.text.slice(this.at, this.at + 500))?.[0];
      if (char === '"' || char === "'") keys.push(this.keyString());
      else if (bare === undefined) this.fail(`invalid character at start of key: ${char}`);
      else {
        keys.push(bare);
        this.at += bare.length;
      }
      this.blanks();
    } while (this.text[this.at] === '.' && keys.length <= maxDepth);
    return keys;
  }

  /** In a key three quotes are an empty string and one that begins. */
  private keyString(): string {
    const quote = this.text[this.at] as string;
    if (this.text.startsWith(quote.repeat(2), this.at)) {
      this.at += 2;
      return '';
    }
    return this.string();
  }

  private string(): string {
    const scanned = scanStrictString(this.text, this.at, this.newer);
    if ('fault' in scanned) this.fail(scanned.fault, scanned.at);
    this.at = scanned.end;
    return scanned.value;
  }

  private comment(): void {
    const end = /\r?\n|$/.exec(this.text.slice(this.at))?.index ?? 0;
    const body = this.text.slice(this.at, this.at + end);
    const bad = control.exec(body)?.index ?? body.indexOf('\r');
    if (bad >= 0) this.fail('invalid character in comment', this.at + bad);
    this.at += end;
  }

  private blanks(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at++;
  }

  private blankLines(): void {
    for (;;) {
      this.blanks();
      if (this.text[this.at] === '#') this.comment();
      if (this.text[this.at] !== '\n' && this.text[this.at] !== '\r') return;
      this.newline();
    }
  }

  private newline(): void {
    if (this.text[this.at] === '\r' && this.text[this.at + 1] === '\n') this.at += 2;
    else if (this.text[this.at] === '\n') this.at++;
    else this.fail(`expected newline but got ${JSON.stringify(this.text[this.at])}`);
  }

  private expect(char: string): void {
    if (this.text[this.at] !== char) this.fail(`expected character ${char}`);
    this.at++;
  }

  private check(problem: string | undefined, at: number): void {
    if (problem !== undefined) this.fail(problem, at);
  }

  private place = (): TomlPlace => this.placeAt(this.at);

  private placeAt = (at: number): TomlPlace => ({ source: this.source, at });

  private fail(message: string, at = this.at): never {
    throw new TomlSyntaxError(message, this.placeAt(at));
  }
}

/** The table at the end of a path, made where it is missing; of an array of tables it is the last one. */
function descend(from: TomlTable, keys: readonly string[], place: TomlPlace): TomlTable {
  let table = from;
  for (const key of keys) {
    const found = table.entries.get(key);
    const inside = found?.kind === 'array' ? found.items.at(-1) : found;
    if (inside?.kind === 'table') table = inside;
    else {
      const made = newTable(place);
      table.entries.set(key, made);
      table = made;
    }
  }
  return table;
}

function assign(table: TomlTable, keys: readonly string[], value: TomlValue, place: TomlPlace): void {
  const parent = descend(table, keys.slice(0, -1), place);
  parent.entries.set(keys.at(-1) as string, { ...value, place });
}
