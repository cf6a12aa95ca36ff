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
  const options = new Map<string, string>();
  let headerVersion: string | null = null;
  for (const line of text.split('\n')) {
    if (line.length > longestLine) continue;
    if (line.startsWith('CONFIG_')) {
      const at = line.indexOf('=');
      if (at > 7) options.set(line.slice(0, at), unquote(line.slice(at + 1).trim()));
    } else if (line.startsWith('# CONFIG_')) {
      const unset = /^# (CONFIG_\w+) is not set\s*$/.exec(line);
      if (unset?.[1]) options.set(unset[1], 'n');
    } else if (headerVersion === null && line.startsWith('# Linux')) {
      headerVersion = /^# Linux(?:\/\S+)? (\d[\w.+-]*) Kernel Configuration/.exec(line)?.[1] ?? null;
    }
  }
  return { options, headerVersion };
}

const unquote = (value: string): string =>
  value.length >= 2 && value.startsWith('"') && value.endsWith('"')
    ? value.slice(1, -1).replace(/\\(.)/g, '$1')
    : value;
