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
  return { options: new LazyMap(text, { all: allOptions, some: someOptions }), headerVersion: headerVersionOf(text) };
}

/** Whether a text has any option at all, without looking for more than one. */
export function isKernelConfig(text: string): boolean {
  for (const [, line = ''] of text.matchAll(/(?:^|\n)((?:# )?CONFIG_[^\n]*)/g)) if (optionOf(line)) return true;
  return false;
}

/** The number of the line that decides on an option; `null` where there is none, or no text to look in. */
export function lineOfOption(options: KernelOptions, name: string): number | null {
  if (!(options instanceof LazyMap)) return null;
  const { text } = options;
  const last = (line: string): number =>
    text.startsWith(line) ? Math.max(0, text.lastIndexOf(`\n${line}`) + 1) : text.lastIndexOf(`\n${line}`) + 1 || -1;
  const at = Math.max(last(`${name}=`), last(`# ${name} is not set`));
  if (at < 0) return null;
  let number = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) number += 1;
  return number;
}

function allOptions(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const line of text.split('\n')) {
    const option = optionOf(line);
    if (option) options.set(...option);
  }
  return options;
}

/** One regular expression over the whole text is several times faster than its lines one by one. */
function someOptions(text: string, names: readonly string[]): ReadonlyMap<string, string> {
  const wanted = names.flatMap(name => /^CONFIG_(\w+)$/.exec(name)?.[1] ?? []);
  const options = new Map<string, string>();
  if (wanted.length === 0) return options;
  const lines = new RegExp(`(?:^|\\n)((?:# )?CONFIG_(?:${wanted.join('|')})[ =][^\\n]*)`, 'g');
  for (const [, line = ''] of text.matchAll(lines)) {
    const option = optionOf(line);
    if (option) options.set(...option);
  }
  return options;
}

/** What a line sets, if it sets anything. The last line about an option counts, as for Kconfig itself. */
function optionOf(line: string): [name: string, value: string] | null {
  if (line.length > longestLine) return null;
  if (line.startsWith('CONFIG_')) {
    const at = line.indexOf('=');
    return at > 7 ? [line.slice(0, at), unquote(line.slice(at + 1).trim())] : null;
  }
  const unset = line.startsWith('# CONFIG_') ? /^# (CONFIG_\w+) is not set\s*$/.exec(line)?.[1] : undefined;
  return unset === undefined ? null : [unset, 'n'];
}

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
