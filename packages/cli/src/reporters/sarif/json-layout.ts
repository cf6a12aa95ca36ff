import { toJson } from './text.js';

export type Space = '' | '  ';

/** JSON of parts that are text already: the same as `toJson` makes of the whole. A depth is that of the braces. */
export class JsonLayout {
  readonly #space: Space;

  /** @param space before each level, as for JSON.stringify */
  constructor(space: Space) {
    this.#space = space;
  }

  value(value: unknown, depth: number): string {
    // In lists in lists it is set in as far as it has to be.
    let nested = value;
    for (let level = 0; level < depth; level += 1) nested = [nested];
    const around = this.#around(depth);
    const text = toJson(nested, this.#space);
    return depth === 0 ? text : text.slice(around.before, -around.after);
  }

  list(items: readonly string[], depth: number): string {
    return this.#enclosed('[', items, ']', depth);
  }

  object(members: Readonly<Record<string, string>>, depth: number): string {
    const colon = this.#space === '' ? ':' : ': ';
    const texts = Object.entries(members).map(([name, text]) => `${JSON.stringify(name)}${colon}${text}`);
    return this.#enclosed('{', texts, '}', depth);
  }

  /** What begins the line of an item. */
  line(depth: number): string {
    return this.#space === '' ? '' : `\n${this.#space.repeat(depth)}`;
  }

  #enclosed(open: string, items: readonly string[], close: string, depth: number): string {
    if (items.length === 0) return `${open}${close}`;
    const line = this.line(depth + 1);
    return `${open}${line}${items.join(`,${line}`)}${this.line(depth)}${close}`;
  }

  #around(depth: number): { readonly before: number; readonly after: number } {
    let before = 0;
    let after = 0;
    for (let level = 0; level < depth; level += 1) {
      before += 1 + this.line(level + 1).length;
      after += 1 + this.line(level).length;
    }
    return { before, after };
  }
}
