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
  readonly #places: Map<string, number>;

  constructor(text: string) {
    const starts = new Map<string, number>();
    const values = (places: Iterable<Place>): ReadonlyMap<string, string> => {
      const found = new Map<string, string>();
      for (const { name, start, text: said } of places) {
        starts.set(name, start);
        found.set(name, valueIn(said));
      }
      return found;
    };
    super(text, { all: whole => values(allPlaces(whole)), some: (whole, names) => values(somePlaces(whole, names)) });
    this.#text = text;
    this.#places = starts;
  }

  /** Few of the lines that are looked up are ever shown, so they are counted then. */
  lineOf(name: string): number | null {
    const start = this.has(name) ? this.#places.get(name) : undefined;
    return start === undefined ? null : this.#text.slice(0, start).split('\n').length;
  }
}

/** A line that decides on an option: where it starts in the text and what it says. The last one about it counts, as for Kconfig itself. */
interface Place {
  readonly name: string;
  readonly start: number;
  readonly text: string;
}

function* allPlaces(text: string): Generator<Place> {
  let start = 0;
  for (const said of text.split('\n')) {
    const name = optionOf(said);
    if (name !== null) yield { name, start, text: said };
    start += said.length + 1;
  }
}

/** One regular expression over the whole text is several times faster than its lines one by one. */
function* somePlaces(text: string, names: readonly string[]): Generator<Place> {
  const wanted = names.filter(name => /^CONFIG_\w+$/.test(name)).map(name => name.slice('CONFIG_'.length));
  if (wanted.length === 0) return;
  const lines = new RegExp(`(?:^|\\n)((?:# )?CONFIG_(?:${wanted.join('|')})[ =][^\\n]*)`, 'g');
  for (let match = lines.exec(text); match; match = lines.exec(text)) {
    const said = match[1] ?? '';
    const name = optionOf(said);
    if (name !== null) yield { name, start: lines.lastIndex - said.length, text: said };
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

const unquote = (value: string): string =>
  value.length >= 2 && value.startsWith('"') && value.endsWith('"')
    ? value.slice(1, -1).replace(/\\(.)/g, '$1')
    : value;
