import type { CommandResult } from '@hostlint/core';

/** What a program printed by the report: standard output and standard error as one. */
export interface Printed {
  readonly text: string;
  readonly code: number | null;
}

/** The answers to questions for programs that what others printed tells as well. */
export function answerOf(
  command: readonly string[],
  printed: (words: string) => Printed | undefined,
): CommandResult | undefined {
  const words = command.join(' ');
  // sos refuses to begin unless root starts it.
  if (words === 'id -u') return { code: 0, stdout: '0\n', stderr: '' };
  const told = unameAnswer(words, printed('uname -a')?.text);
  if (told !== undefined) return { code: 0, stdout: `${told}\n`, stderr: '' };
  const exact = printed(words);
  // Only of what went well is it certain that no fault is among the lines.
  return exact?.code === 0 ? { code: 0, stdout: exact.text, stderr: '' } : undefined;
}

const machines =
  /^(?:x86_64|i[3-6]86|aarch64|armv\w+|ppc64(?:le)?|s390x?|riscv(?:32|64)|loongarch64|mips(?:64)?(?:el)?)$/;

/** `uname -a`: system, name of the host, release, version, machine, and where they are known processor and platform. */
function unameAnswer(words: string, text: string | undefined): string | undefined {
  const match = /^(Linux) (\S+) (\S+) (.+) GNU\/Linux$/.exec(text?.trim() ?? '');
  if (!match) return undefined;
  const [, system, , release, rest = ''] = match;
  const parts = rest.split(' ');
  const last = parts.at(-1) ?? '';
  if (!machines.test(last)) return undefined;
  let count = 1;
  while (machines.test(parts.at(-1 - count) ?? '') && count < 3) count += 1;
  // Machine alone, or all three: two would leave it open which one is missing.
  const machine = count === 2 ? undefined : parts.at(-count);
  const answers = new Map([
    ['uname -s', system],
    ['uname -r', release],
    ['uname -v', machine === undefined ? undefined : parts.slice(0, -count).join(' ')],
    ['uname -m', machine],
  ]);
  return answers.get(words);
}
