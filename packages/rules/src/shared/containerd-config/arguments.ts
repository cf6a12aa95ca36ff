import type { Evidence } from '@hostlint/core';
import { isSince } from '../docker-options/engine-version.js';
import { parseGoBool } from '../go-parse/scalar.js';
import type { Word } from '../docker-config/words.js';
import type { ContainerdConfigFault } from './config-faults.js';

export interface Argument {
  readonly text: string;
  readonly evidence: Evidence | null;
}

/** What the command line says. */
export interface ContainerdArguments {
  readonly config: Argument | null;
  readonly root: Argument | null;
  readonly state: Argument | null;
  readonly address: Argument | null;
  readonly logLevel: Argument | null;
  readonly fault: ContainerdConfigFault | null;
}

type Flag = Exclude<keyof ContainerdArguments, 'fault'>;

const flags: Readonly<Record<string, Flag>> = {
  config: 'config',
  c: 'config',
  root: 'root',
  state: 'state',
  address: 'address',
  a: 'address',
  'log-level': 'logLevel',
  l: 'logLevel',
};

const others: readonly string[] = ['help', 'h', 'version', 'v'];
const commands: readonly string[] = ['config', 'publish', 'oci-hook', 'help', 'h'];

/**
 * Reads containerd's command line. Source: containerd v1.6.20 to v2.3.4 cmd/containerd/command/main.go; urfave/cli v1.22, v2.27; go flag.FlagSet.
 */
export function parseContainerdArguments(version: string, words: readonly Word[]): ContainerdArguments {
  const found: Record<Flag, Argument | null> = { config: null, root: null, state: null, address: null, logLevel: null };
  const names = new Map<Flag, string>();
  const refuse = (message: string, word: Word, key?: string): ContainerdArguments => ({
    ...found,
    fault: {
      cause: 'arguments',
      message,
      evidence: word.evidence ? [word.evidence] : [],
      stops: true,
      ...(key === undefined ? {} : { key }),
    },
  });
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (word.text === '--') return positional(version, words[at + 1], found, refuse);
    if (!/^-./s.test(word.text)) return positional(version, word, found, refuse);
    const [, dashes = '', name = '', , value] = /^(--?)([^=]*)(=([\s\S]*))?$/.exec(word.text) ?? [];
    if (name === '' || name.startsWith('-') || (dashes === '-' && name === ''))
      return refuse(`bad flag syntax: ${word.text}`, word);
    if (others.includes(name)) {
      const on = value === undefined ? true : parseGoBool(value);
      if (on === undefined) return refuse(`invalid boolean value "${value}" for -${name}`, word, name);
      if (on) return refuse(`-${name} makes it print and end`, word, name);
      continue;
    }
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (flag === undefined) return refuse(`flag provided but not defined: -${name}`, word, name);
    const next = words[at + 1];
    if (value === undefined && !next) return refuse(`flag needs an argument: -${name}`, word, name);
    if (value === undefined) at++;
    const other = names.get(flag);
    if (other !== undefined && other !== name)
      return refuse(`Cannot use two forms of the same flag: ${other} ${name}`, word, name);
    names.set(flag, name);
    found[flag] = {
      text: value ?? (next as Word).text,
      evidence: (value === undefined ? next?.evidence : word.evidence) ?? word.evidence,
    };
  }
  return { ...found, fault: null };
}

/** A word that is no flag may be a command, which is no daemon; others are passed by until 2.3. */
function positional(
  version: string,
  word: Word | undefined,
  found: Record<Flag, Argument | null>,
  refuse: (message: string, word: Word) => ContainerdArguments,
): ContainerdArguments {
  if (word && (commands.includes(word.text) || (word.text !== '' && isSince(version, '2.3'))))
    return refuse(`"${word.text}" is a command, with which no daemon is started`, word);
  return { ...found, fault: null };
}
