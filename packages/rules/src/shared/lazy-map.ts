/** How to find entries in a text that holds many: all of them, or some without the cost of all. */
export interface EntryFormat {
  readonly all: (text: string) => ReadonlyMap<string, string>;
  readonly some: (text: string, names: readonly string[]) => ReadonlyMap<string, string>;
}

const mostPasses = 10;

/**
 * The entries of a text, looked up in it as they are asked for. Files such as a kernel's configuration have thousands of entries of
 * which rules want a few; making a map of them all takes several times as long as finding those.
 */
export class LazyMap extends Map<string, string> {
  readonly text: string;
  readonly #format: EntryFormat;
  readonly #found = new Map<string, string | undefined>();
  #whole = false;
  #passes = 0;

  constructor(text: string, format: EntryFormat) {
    super();
    this.text = text;
    this.#format = format;
  }

  /** Looks many names up at once, which is what makes later `get`s of them free. */
  expect(names: Iterable<string>): void {
    const open = [...names].filter(name => !this.#found.has(name));
    if (this.#whole || open.length === 0) return;
    // Whoever asks so often for one more is better off with all.
    if (++this.#passes > mostPasses) return this.#all();
    const found = this.#format.some(this.text, open);
    for (const name of open) this.#found.set(name, found.get(name));
  }

  override get(name: string): string | undefined {
    if (this.#whole) return super.get(name);
    if (!this.#found.has(name)) this.expect([name]);
    return this.#whole ? super.get(name) : this.#found.get(name);
  }

  override has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  override get size(): number {
    this.#all();
    return super.size;
  }

  override entries(): MapIterator<[string, string]> {
    this.#all();
    return super.entries();
  }

  override keys(): MapIterator<string> {
    this.#all();
    return super.keys();
  }

  override values(): MapIterator<string> {
    this.#all();
    return super.values();
  }

  override forEach(visit: (value: string, key: string, map: Map<string, string>) => void): void {
    this.#all();
    super.forEach(visit);
  }

  override [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  #all(): void {
    if (this.#whole) return;
    this.#whole = true;
    for (const [name, value] of this.#format.all(this.text)) super.set(name, value);
  }
}
