import { lenientTokens, type Token } from './lenient-tokens.js';
import { newTable, TomlSyntaxError, type TomlPlace, type TomlSource, type TomlTable, type TomlValue } from './node.js';

/**
 * Reads TOML as pelletier/go-toml v1 does, which containerd had up to 1.7.
 * Source: go-toml v1.9.5 parser.go, toml.go createSubTree, GetPath, SetPath.
 */
export function readLenientToml(source: TomlSource): TomlTable {
  return new LenientReader({
    ...source,
    text: source.text.startsWith('\ufeff') ? source.text.slice(1) : source.text,
  }).read();
}

const maxDepth = 200;

class LenientReader {
  private readonly source: TomlSource;
  private readonly tokens: readonly Token[];
  private readonly root: TomlTable;
  private readonly seen = new Set<string>();
  private current: readonly string[] = [];
  private next = 0;

  constructor(source: TomlSource) {
    this.source = source;
    this.tokens = lenientTokens(source.text);
    this.root = newTable({ source, at: 0 });
  }

  read(): TomlTable {
    for (let token = this.tokens[this.next]; token; token = this.tokens[this.next]) {
      this.next++;
      if (token.type === 'table') this.header(token);
      else if (token.type === 'tables') this.arrayHeader(token);
      else if (token.type === 'key') this.assign(token);
      else this.fail(token.type === 'error' ? token.text : `unexpected token ${token.text}`, token);
    }
    return this.root;
  }

  private header(token: Token): void {
    const keys = token.keys ?? [];
    if (this.seen.has(token.text)) this.fail('duplicated tables', token);
    this.seen.add(token.text);
    const made = this.make(keys, token);
    const inArray = this.walk(keys.slice(0, -1), token).table.entries.get(keys.at(-1) ?? '')?.kind === 'array';
    if (made.inline && !inArray) this.fail('could not re-define exist inline table or its sub-table', token);
    this.current = keys;
  }

  private arrayHeader(token: Token): void {
    const keys = token.keys ?? [];
    const { table: parent, blocked } = this.walk(keys.slice(0, -1), token);
    const last = keys.at(-1) as string;
    // Where a value is in the way, go-toml passes it by and finds nothing there.
    const before = blocked ? undefined : parent.entries.get(last);
    if (before && !(before.kind === 'array' && before.tables))
      this.fail(`key ${keys.join('.')} is already assigned and not of type table array`, token);
    const place = this.placeOf(token);
    if (before?.kind === 'array') before.items.push(newTable(place));
    else parent.entries.set(last, { kind: 'array', items: [newTable(place)], tables: true, place });
    for (const key of this.seen) if (key.startsWith(`${token.text}.`)) this.seen.delete(key);
    this.seen.add(token.text);
    this.current = keys;
  }

  private assign(token: Token): void {
    const keys = token.keys ?? [];
    this.assume('=', token);
    const value = this.value(token, 0);
    const table = this.make([...this.current, ...keys.slice(0, -1)], token);
    if (table.inline) this.fail('could not add key or sub-table to exist inline table or its sub-table', token);
    const last = keys.at(-1) as string;
    if (table.entries.has(last)) this.fail(`The following key was defined twice: ${keys.join('.')}`, token);
    table.entries.set(last, { ...value, place: this.placeOf(token) });
  }

  private make(keys: readonly string[], token: Token): TomlTable {
    const { table, blocked } = this.walk(keys, token);
    if (blocked) this.fail(`unknown type for path ${keys.join('.')}`, token);
    return table;
  }

  /** The table at a path, made where it is missing; of an array of tables it is the last one. */
  private walk(keys: readonly string[], token: Token): { readonly table: TomlTable; readonly blocked: boolean } {
    let table = this.root;
    let blocked = false;
    for (const key of keys) {
      const found = table.entries.get(key);
      const inside = found?.kind === 'array' && found.tables ? found.items.at(-1) : found;
      if (inside?.kind === 'table') table = inside;
      else if (found) blocked = true;
      else {
        const made = newTable(this.placeOf(token), table.inline);
        table.entries.set(key, made);
        table = made;
      }
    }
    return { table, blocked };
  }

  private value(after: Token, depth: number): TomlValue {
    const token = this.tokens[this.next++];
    if (!token) this.fail('expecting a value', after);
    if (depth > maxDepth) this.fail('nested too deeply', token);
    const place = this.placeOf(token);
    if (token.type === '[') return this.array(token, depth);
    if (token.type === '{') return this.inlineTable(token, depth);
    if (token.type === 'error') this.fail(token.text, token);
    const { type, text } = token;
    if (type === 'string' || type === 'integer' || type === 'float' || type === 'boolean' || type === 'date')
      return { kind: type, text, place };
    return this.fail(`expecting a value, not ${text}`, token);
  }

  private array(start: Token, depth: number): TomlValue {
    const items: TomlValue[] = [];
    for (;;) {
      const token = this.tokens[this.next];
      if (!token) this.fail('unterminated array', start);
      if (token.type === ']') break;
      items.push(this.value(token, depth + 1));
      const follow = this.tokens[this.next];
      if (!follow) this.fail('unterminated array', start);
      if (follow.type === ',') this.next++;
      else if (follow.type !== ']') this.fail(follow.type === 'error' ? follow.text : 'missing comma', follow);
    }
    this.next++;
    const tables = items.length > 0 && items.every(({ kind }) => kind === 'table');
    return { kind: 'array', items, tables, place: this.placeOf(start) };
  }

  private inlineTable(start: Token, depth: number): TomlTable {
    const table = newTable(this.placeOf(start));
    let previous: Token | undefined;
    for (;;) {
      const token = this.tokens[this.next++];
      if (!token) this.fail('unterminated inline table', start);
      if (token.type === '}') break;
      if (token.type === ',') {
        if (previous?.type === ',') this.fail('need field between two commas in inline table', token);
      } else if (token.type === 'key') {
        if (previous && previous.type !== ',') this.fail('comma expected between fields in inline table', token);
        this.assume('=', token);
        setPath(table, token.keys ?? [], this.value(token, depth + 1), this.placeOf(token));
      } else this.fail(token.type === 'error' ? token.text : 'unexpected token type in inline table', token);
      previous = token;
    }
    if (previous?.type === ',') this.fail('trailing comma at the end of inline table', previous);
    table.inline = true;
    return table;
  }

  private assume(type: Token['type'], after: Token): void {
    const token = this.tokens[this.next++];
    if (token?.type !== type)
      this.fail(token?.type === 'error' ? token.text : `was expecting token ${type}`, token ?? after);
  }

  private placeOf = ({ at }: Token): TomlPlace => ({ source: this.source, at });

  private fail(message: string, token: Token): never {
    throw new TomlSyntaxError(message, this.placeOf(token));
  }
}

/** Inside an inline table the last value of a key wins, and values in the way are passed by. */
function setPath(from: TomlTable, keys: readonly string[], value: TomlValue, place: TomlPlace): void {
  let table = from;
  for (const key of keys.slice(0, -1)) {
    const found = table.entries.get(key);
    const inside = found?.kind === 'array' && found.tables ? found.items.at(-1) : found;
    if (inside?.kind === 'table') table = inside;
    else if (!found) {
      const made = newTable(place);
      table.entries.set(key, made);
      table = made;
    }
  }
  table.entries.set(keys.at(-1) as string, { ...value, place });
}
