import { LazyMap } from '../lazy-map.js';

/** The options of a kernel's build: `y`, `m`, `n` (written as "is not set"), a number or the text of a string. */
export type KernelOptions = ReadonlyMap<string, string>;

export interface ParsedKernelConfig {
  readonly options: KernelOptions;
  /** The version in `# Linux/x86 6.1.129 Kernel Configuration`, such as `6.1.129`; `null` without that line. */
  readonly headerVersion: string | null;
}

const longestLine = 10_000;

/** Reads a `.config`. An option that is not in it at all is none of that kernel's options. */
export function parseKernelConfig(text: string): ParsedKernelConfig {
  return { options: new ConfigOptions(text), headerVersion: headerVersionOf(text) };
}

/** Whether a text has any option at all, without looking for more than one. */
export function isKernelConfig(text: string): boolean {
  for (const [, line = ''] of text.matchAll(/(?:^|\n)((?:# )?CONFIG_[^\n]*)/g))
    if (optionOf(line) !== null) return true;
  return false;
}

/** The number of the line that decides on an option; `null` where there is none, or no text to look in. */
export function lineOfOption(options: KernelOptions, name: string): number | null {
  return options instanceof ConfigOptions ? options.lineOf(name) : null;
}

/** Options looked up in the text; where each is decided is found with it. */
class ConfigOptions extends LazyMap {
  readonly #text: string;
  readonly #deciding: ReadonlyMap<string, string>;
  #lines: readonly string[] | undefined;

  constructor(text: string) {
    const deciding = new Map<string, string>();
    const values = (places: Iterable<Place>): ReadonlyMap<string, string> => {
      const found = new Map<string, string>();
      for (const { name, line } of places) {
        deciding.set(name, line);
        found.set(name, valueIn(line));
      }
      return found;
    };
    super(text, { all: whole => values(allPlaces(whole)), some: (whole, names) => values(somePlaces(whole, names)) });
    this.#text = text;
    this.#deciding = deciding;
  }

  /** Few of the lines that are looked up are ever shown, so they are counted then. */
  lineOf(name: string): number | null {
    const line = this.has(name) ? this.#deciding.get(name) : undefined;
    if (line === undefined) return null;
    this.#lines ??= this.#text.split('\n');
    return this.#lines.lastIndexOf(line) + 1;
  }
}

/** A line that decides on an option. The last one about it counts, as for Kconfig itself. */
interface Place {
  readonly name: string;
  readonly line: string;
}

function* allPlaces(text: string): Generator<Place> {
  for (const line of text.split('\n')) {
    const name = optionOf(line);
    if (name !== null) yield { name, line };
  }
}

/** One regular expression over the whole text is several times faster than its lines one by one. */
function* somePlaces(text: string, names: readonly string[]): Generator<Place> {
  const wanted = names.filter(name => /^CONFIG_\w+$/.test(name)).map(name => name.slice('CONFIG_'.length));
  if (wanted.length === 0) return;
  // Matched at once: a match by itself is an array with groups, and there are hundreds. What starts with a letter of its own is found sooner.
  const lines = new RegExp(`\\n(?:# )?CONFIG_(?:${wanted.join('|')})[ =][^\\n]*`, 'g');
  for (const found of `\n${text}`.match(lines) ?? []) {
    const line = found.slice(1);
    const name = optionOf(line);
    if (name !== null) yield { name, line };
  }
}

const isUnset = ' is not set';

/** The option that a line is about, if it is about one. */
function optionOf(line: string): string | null {
  if (line.length > longestLine) return null;
  if (line.startsWith('CONFIG_')) {
    const at = line.indexOf('=');
    return at > 7 ? line.slice(0, at) : null;
  }
  if (!line.startsWith('# CONFIG_')) return null;
  const words = line.endsWith(isUnset) ? line : line.trimEnd();
  const name = words.endsWith(isUnset) ? words.slice(2, -isUnset.length) : '';
  return /^CONFIG_\w+$/.test(name) ? name : null;
}

const valueIn = (line: string): string =>
  line.startsWith('#') ? 'n' : unquote(line.slice(line.indexOf('=') + 1).trim());

function headerVersionOf(text: string): string | null {
  for (const [, line = ''] of text.matchAll(/(?:^|\n)(# Linux[^\n]*)/g)) {
    const version = /^# Linux(?:\/\S+)? (\d[\w.+-]*) Kernel Configuration/.exec(line)?.[1];
    if (version !== undefined) return version;
  }
  return null;
}

function unquote(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  const text = value.slice(1, -1);
  return text.includes('\\') ? text.replace(/\\(.)/g, '$1') : text;
}
