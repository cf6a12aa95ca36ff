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

/** Options looked up in the text: where each is decided takes one walk over it, and a value is made when somebody asks for it. */
class ConfigOptions extends LazyMap {
  #places: ReadonlyMap<string, Place> | undefined;

  constructor(text: string) {
    super(text, { all: () => this.#values([...this.#placed.keys()]), some: (_text, names) => this.#values(names) });
  }

  lineOf(name: string): number | null {
    return this.#placed.get(name)?.line ?? null;
  }

  get #placed(): ReadonlyMap<string, Place> {
    return (this.#places ??= placesOf(this.text));
  }

  #values(names: readonly string[]): ReadonlyMap<string, string> {
    const values = new Map<string, string>();
    for (const name of names) {
      const place = this.#placed.get(name);
      if (place) values.set(name, valueIn(place.text));
    }
    return values;
  }
}

/** The line that decides on an option: its number and what it says. */
interface Place {
  readonly line: number;
  readonly text: string;
}

/** Every option with the last line about it, which counts, as for Kconfig itself. */
function placesOf(text: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (let start = 0, line = 1; start < text.length; line += 1) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const said = text.slice(start, end);
    const name = optionOf(said);
    if (name !== null) places.set(name, { line, text: said });
    start = end + 1;
  }
  return places;
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
