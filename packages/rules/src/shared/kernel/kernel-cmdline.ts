import type { Evidence } from '@hostlint/core';

/** One argument of the kernel's command line. */
export interface KernelArgument {
  /** With underscores: the kernel holds `-` and `_` for the same (linux kernel/params.c parameq). */
  readonly name: string;
  /** `null` where there is no `=`. */
  readonly value: string | null;
  /** What it stands in where no kernel runs: the boot loader's line. */
  readonly place?: Evidence;
}

/** Where an argument of the kernel stands. */
export const argumentEvidence = ({ name, value, place }: KernelArgument): Evidence =>
  place ?? { path: '/proc/cmdline', line: 1, text: value === null ? name : `${name}=${value}` };

const longestCmdline = 65_536;

/** Splits as linux lib/cmdline.c next_arg: double quotes group, one pair around the value or the whole goes; `--` ends it. */
export function parseKernelCmdline(text: string): readonly KernelArgument[] {
  const words: string[] = text.slice(0, longestCmdline).match(/(?:[^\s\0"]|"[^"]*(?:"|$))+/g) ?? [];
  // Of quotes that are not closed.
  const last = words.pop()?.trimEnd();
  if (last) words.push(last);
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? undefined : end).map(parseArgument);
}

function parseArgument(word: string): KernelArgument {
  const whole = word.startsWith('"') ? word.slice(1).replace(/"$/, '') : word;
  const at = whole.indexOf('=');
  const name = (at < 0 ? whole : whole.slice(0, at)).replaceAll('-', '_');
  if (at < 0) return { name, value: null };
  const value = whole.slice(at + 1);
  return { name, value: value.startsWith('"') ? value.slice(1).replace(/"$/, '') : value };
}
