import type { DockerFlag } from '../docker-options/docker-flag.js';
import { flagsOf } from '../docker-options/flags.js';
import type { ConfigFault } from './daemon-config.js';
import { flagValueProblem } from './flag-value.js';
import { evidenceOf, type Word } from './words.js';

/** A flag that the command line sets. */
export interface GivenFlag {
  readonly flag: DockerFlag;
  /** Every value given, in order. */
  readonly values: readonly string[];
  /** The word that sets it last. */
  readonly word: Word;
}

export interface ParsedArguments {
  /** By long name. */
  readonly flags: ReadonlyMap<string, GivenFlag>;
  readonly faults: readonly ConfigFault[];
  /** dockerd prints something and ends without starting: `--help`, `--version`, `--validate`. */
  readonly endsAfter: 'help' | 'version' | 'validate' | null;
}

class Refused extends Error {}

/**
 * Reads dockerd's words (without its own name) as spf13/pflag does: long flags with `=` or a word of their own, clusters of short flags,
 * `--` ends flags, and dockerd takes no other words (moby cmd/dockerd/docker.go, cli.NoArgs).
 */
export function parseArguments(version: string, words: readonly Word[]): ParsedArguments {
  const reader = new Reader(version, words);
  try {
    reader.read();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  return { flags: reader.flags, faults: reader.faults, endsAfter: reader.endsAfter };
}

class Reader {
  readonly flags = new Map<string, GivenFlag>();
  readonly faults: ConfigFault[] = [];
  endsAfter: ParsedArguments['endsAfter'] = null;
  readonly #version: string;
  readonly #words: readonly Word[];
  readonly #byName: ReadonlyMap<string, DockerFlag>;
  readonly #byShort: ReadonlyMap<string, DockerFlag>;
  #at = 0;

  constructor(version: string, words: readonly Word[]) {
    this.#version = version;
    this.#words = words;
    const flags = flagsOf(version);
    this.#byName = new Map(flags.map(flag => [flag.name, flag]));
    this.#byShort = new Map(flags.flatMap(flag => (flag.short === undefined ? [] : [[flag.short, flag]])));
  }

  read(): void {
    const extra: Word[] = [];
    while (this.#at < this.#words.length) {
      const word = this.#words[this.#at++] as Word;
      if (word.text === '--') {
        for (const one of this.#words.slice(this.#at)) extra.push(one);
        break;
      }
      if (word.text.startsWith('--')) this.#long(word);
      else if (word.text.startsWith('-') && word.text.length > 1) this.#shorts(word);
      else extra.push(word);
    }
    if (this.#isTrue('help')) this.endsAfter = 'help';
    else if (this.#isTrue('version')) this.endsAfter = 'version';
    else if (extra.length > 0)
      this.#refuse(`"dockerd" accepts no arguments.: "${(extra[0] as Word).text}"`, extra[0] as Word);
    else if (this.#isTrue('validate')) this.endsAfter = 'validate';
  }

  #isTrue(name: string): boolean {
    return ['1', 't', 'true'].includes(this.flags.get(name)?.values.at(-1)?.toLowerCase() ?? '');
  }

  #long(word: Word): void {
    const body = word.text.slice(2);
    const equals = body.indexOf('=');
    const name = equals === -1 ? body : body.slice(0, equals);
    if (name === '' || name.startsWith('-')) this.#refuse(`bad flag syntax: ${word.text}`, word);
    const flag = this.#byName.get(name);
    if (!flag) return this.#refuse(`unknown flag: --${name}`, word, name);
    this.#value(flag, equals === -1 ? undefined : body.slice(equals + 1), word);
  }

  #shorts(word: Word): void {
    let rest = word.text.slice(1);
    while (rest !== '') {
      const char = rest[0] as string;
      const flag = this.#byShort.get(char);
      if (!flag) return this.#refuse(`unknown shorthand flag: '${char}' in -${rest}`, word);
      if (rest[1] === '=') return this.#value(flag, rest.slice(2), word);
      if (flag.type === 'bool') {
        this.#set(flag, 'true', word);
        rest = rest.slice(1);
      } else return this.#value(flag, rest.length > 1 ? rest.slice(1) : undefined, word);
    }
  }

  #value(flag: DockerFlag, given: string | undefined, word: Word): void {
    if (given !== undefined) return this.#set(flag, given, word);
    if (flag.type === 'bool') return this.#set(flag, 'true', word);
    const next = this.#words[this.#at];
    if (!next) return this.#refuse(`flag needs an argument: ${word.text}`, word, flag.name);
    this.#at++;
    this.#set(flag, next.text, word.evidence ? word : next);
  }

  #set(flag: DockerFlag, value: string, word: Word): void {
    const before = this.flags.get(flag.name)?.values ?? [];
    const problem = flagValueProblem(this.#version, flag, value, before);
    if (problem !== undefined) {
      const shown = flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
      this.#refuse(`invalid argument "${value}" for "${shown}" flag: ${problem}`, word, flag.name);
    }
    this.flags.set(flag.name, { flag, values: [...before, value], word });
  }

  #refuse(message: string, word: Word, key?: string): never {
    this.faults.push({
      cause: 'arguments',
      ...(key === undefined ? {} : { key }),
      message,
      evidence: evidenceOf(word),
      stops: true,
    });
    throw new Refused();
  }
}
