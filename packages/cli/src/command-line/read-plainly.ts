import type { Options } from 'yargs';
import type { Command } from '../command.js';
import { commonOptions } from '../flags/option-groups.js';
import type { Asked } from './parsed.js';

/** Neither an option nor quoted, so that it means itself. */
const plainWord = /^[\w./,:@+*%~][\w./,:@+*%~=-]*$/;
/** An option by its whole name, with its value or without. */
const plainOption = /^--([a-z][a-z-]+)(?:=(.+))?$/;
/** What these words mean is decided by yargs. */
const ownOfYargs = ['completion', 'help', 'version', 'true', 'false'];

/**
 * Reads a command line of plain words, as nearly all are: the name of a command first or none, words, options by their whole names.
 * What comes out is what yargs makes of it, without the time to load yargs, which is a good part of a short run. `undefined` for any
 * other, also for one that is wrong: that is yargs' to read.
 */
export function readPlainly(argv: readonly string[], commands: readonly Command[]): Asked | undefined {
  const [first] = commands;
  const named = commands.find(({ name }) => name === argv[0]);
  const command = named ?? first;
  if (!command) return undefined;
  const options: Readonly<Record<string, Options>> = { ...command.options, ...commonOptions };
  const words: string[] = [];
  const flags: Record<string, unknown> = {};
  const rest = [...(named ? argv.slice(1) : argv)];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (plainWord.test(word)) {
      if (ownOfYargs.includes(word) || commands.some(({ name }) => name === word)) return undefined;
      words.push(word);
    } else if (!readOption(word, rest, options, flags)) return undefined;
  }
  return { command, words, flags };
}

/** Moves an option into `flags`, with its value out of `rest`; false for one that is not plain. */
function readOption(
  word: string,
  rest: string[],
  options: Readonly<Record<string, Options>>,
  flags: Record<string, unknown>,
): boolean {
  const [, name = '', given] = plainOption.exec(word) ?? [];
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) return given === undefined && name.startsWith('no-') && negate(name.slice(3), options, flags);
  if (option.type === 'boolean') return given === undefined && set(name, option, true, flags);
  const value = given ?? rest.shift();
  if (value === undefined || !plainWord.test(value)) return false;
  if (!option.array) return set(name, option, value, flags);
  const known = flags[name];
  const all = Array.isArray(known) ? [...(known as unknown[]), value] : [value];
  delete flags[name];
  return set(name, option, all, flags);
}

/** `--no-config`. */
function negate(name: string, options: Readonly<Record<string, Options>>, flags: Record<string, unknown>): boolean {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  return option !== undefined && !option.array && set(name, option, false, flags);
}

/** False where it has a value already: what twice means is yargs' to say. */
function set(name: string, { alias }: Options, value: unknown, flags: Record<string, unknown>): boolean {
  if (name in flags) return false;
  for (const key of [name, ...[alias ?? []].flat()]) flags[key] = value;
  return true;
}
