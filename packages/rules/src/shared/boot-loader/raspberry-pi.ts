import type { BootEntry } from './boot-entry.js';

export interface RaspberryPiBoot {
  /** `kernel=` of config.txt; `null`: the board decides which of the usual names it takes. */
  readonly kernel: string | null;
  readonly line: number | null;
  readonly text: string;
}

/** What counts for every board. Source: the documentation of Raspberry Pi, config.txt: kernel, os_prefix, conditional filters. */
export function parseRaspberryPiConfig(content: string): RaspberryPiBoot {
  let found: RaspberryPiBoot = { kernel: null, line: null, text: '' };
  let section = 'all';
  let prefix = '';
  for (const [index, raw] of content.slice(0, 65_536).split('\n').entries()) {
    const line = raw.trim();
    section = /^\[([^\]]*)\]/.exec(line)?.[1] ?? section;
    const [, name, value = ''] = /^(kernel|os_prefix)=(\S*)/.exec(line) ?? [];
    if (name === undefined) continue;
    // What is said of certain boards alone makes it the board's matter.
    if (section !== 'all') found = { kernel: null, line: null, text: '' };
    else if (name === 'os_prefix') prefix = value;
    else found = { kernel: value, line: index + 1, text: line };
  }
  return found.kernel === null ? found : { ...found, kernel: `${prefix}${found.kernel}` };
}

/** The entry that config.txt and cmdline.txt make together. */
export const raspberryPiEntry = (
  directory: string,
  { kernel, line, text }: RaspberryPiBoot,
  cmdline: string,
): BootEntry | null =>
  kernel === null || line === null
    ? null
    : {
        kernel: `/${kernel}`,
        options: cmdline,
        version: null,
        evidence: { path: `${directory}/config.txt`, line, text },
      };
