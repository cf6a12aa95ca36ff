import { spawnSync } from 'node:child_process';
import { skipBecause } from '../skip-because.js';

/** What a program that reads reports said of one. */
export interface Reading {
  readonly status: number | null;
  readonly output: string;
}

/** Skips where the program is not there; `bring` is the Debian package that has it. */
export function needProgram(context: Mocha.Context, program: string, bring: string): void {
  if (spawnSync(program, ['--version']).error) skipBecause(context, `there is no ${program}: apt-get install ${bring}`);
}

/** Runs a program over a report on its standard input. */
export function readWith(program: string, words: readonly string[], text: string): Reading {
  const { status, stdout, stderr } = spawnSync(program, words, { input: text, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}
