import type { Evidence } from '@hostlint/core';
import { decodeJson, type Decoded } from '../go-json/decode.js';
import { goInt, goString, pointerTo, sliceOf, structOf } from '../go-json/go-type.js';
import { parseGoBool, parseGoDecimal, parseGoInteger } from '../go-parse/scalar.js';
import type { GivenFlag } from './arguments.js';
import type { Setting, SettingOrigin } from './daemon-config.js';
import type { ConfigDocument } from './document.js';
import type { SetKey } from './key-faults.js';

export interface EffectiveInput {
  readonly version: string;
  readonly flags: ReadonlyMap<string, GivenFlag>;
  readonly document: ConfigDocument | null;
  readonly keys: readonly SetKey[];
  /** config.Config as decoded from the file. */
  readonly file: ReadonlyMap<string, Decoded>;
}

/**
 * The configuration after moby's merge: the file's values, and where they are zero the flags' values or defaults
 * (daemon/config/config.go MergeDaemonConfigurations with mergo).
 */
export class Effective {
  readonly version: string;
  readonly #input: EffectiveInput;
  readonly #keys: ReadonlyMap<string, SetKey>;

  constructor(input: EffectiveInput) {
    this.version = input.version;
    this.#input = input;
    this.#keys = new Map(input.keys.map(key => [key.name, key]));
  }

  flag(name: string): GivenFlag | undefined {
    return this.#input.flags.get(name);
  }

  flags(): Iterable<GivenFlag> {
    return this.#input.flags.values();
  }

  /** Whether the file sets a key (IsValueSet), at the outermost level or in an object that dockerd opens up. */
  isSet(key: string): boolean {
    return this.#keys.has(key);
  }

  fileValue(key: string): Decoded {
    return this.#input.file.get(key);
  }

  text(key: string, fallback = '', flagName = key): Setting<string> {
    const value = this.fileValue(key);
    if (typeof value === 'string' && value !== '') return this.#setting(value, 'file', key);
    const given = this.flag(flagName);
    return given
      ? this.#setting(given.values.at(-1) as string, 'arguments', key, given)
      : this.#setting(fallback, 'default', key);
  }

  list(key: string, flagName = key): Setting<readonly string[]> {
    const value = this.fileValue(key);
    if (Array.isArray(value) && value.length > 0)
      return this.#setting(
        value.map(item => (typeof item === 'string' ? item : '')),
        'file',
        key,
      );
    const given = this.flag(flagName);
    return given ? this.#setting(given.values, 'arguments', key, given) : this.#setting([], 'default', key);
  }

  integer(key: string, fallback: number, flagName = key): Setting<number> {
    const value = this.fileValue(key);
    if (typeof value === 'bigint' && value !== 0n) return this.#setting(Number(value), 'file', key);
    const given = this.flag(flagName);
    if (!given) return this.#setting(fallback, 'default', key);
    return this.#setting(Number(parseGoInteger(given.values.at(-1) as string) ?? 0n), 'arguments', key, given);
  }

  /** A switch. The file sets the flag itself, from the text of whatever stands there: what is no boolean, such as null, turns it off. */
  switch(key: string, fallback: boolean): Setting<boolean> {
    if (this.fileValue(key) === true) return this.#setting(true, 'file', key);
    const set = this.#keys.get(key);
    if (set) return this.#setting(parseGoBool(formatted(set)) ?? false, 'file', key);
    const given = this.flag(key);
    return given
      ? this.#setting(parseGoBool(given.values.at(-1) as string) ?? false, 'arguments', key, given)
      : this.#setting(fallback, 'default', key);
  }

  /** A `map[string]string` of the file, or the `name=value` texts of a flag. */
  map(key: string, flagName: string): Setting<ReadonlyMap<string, string>> {
    const value = this.fileValue(key);
    if (value instanceof Map && value.size > 0) {
      const texts = [...value].map(([name, text]) => [name, typeof text === 'string' ? text : ''] as const);
      return this.#setting(new Map(texts), 'file', key);
    }
    const given = this.flag(flagName);
    return given
      ? this.#setting(new Map(given.values.map(pair)), 'arguments', key, given)
      : this.#setting(new Map(), 'default', key);
  }

  /** Address pools as the file or the flags give them: a list of structs with `base` and `size`. */
  pools(): Decoded {
    const value = this.fileValue('default-address-pools');
    const given = this.flag('default-address-pool');
    if (value !== undefined && value !== null && typeof value === 'object' && 'kind' in value) {
      if (value.kind === 'array' && value.items.length > 0) return decodeJson(value, looseList).value;
    }
    return (given?.values ?? []).map(text => {
      const fields = new Map(text.toLowerCase().split(',').map(pair));
      const size = parseGoDecimal(fields.get('size') ?? '');
      return new Map<string, Decoded>([
        ['base', fields.get('base') ?? ''],
        ...(size === undefined ? [] : [['size', size] as const]),
      ]);
    });
  }

  /** The lines that decide some settings: for faults. */
  evidence(...keys: readonly string[]): readonly Evidence[] {
    const all = keys.flatMap(key => {
      const set = this.#keys.get(key);
      if (set && this.#input.document) return [this.#input.document.locate(set.member)];
      const given = [...this.#input.flags.values()].find(({ flag }) => flag.name === key || flag.key === key);
      return given?.word.evidence ? [given.word.evidence] : [];
    });
    return all;
  }

  #setting<T>(value: T, origin: SettingOrigin, key: string, given?: GivenFlag): Setting<T> {
    const evidence = origin === 'default' ? null : (given?.word.evidence ?? this.evidence(key)[0] ?? null);
    return { value, origin, evidence };
  }
}

const looseList = sliceOf(pointerTo(structOf('pool', { base: goString, size: goInt })));

const pair = (text: string): readonly [string, string] => {
  const equals = text.indexOf('=');
  return equals === -1 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
};

/** A value as Go's fmt.Sprint writes it, as far as ParseBool could take it. */
function formatted({ value }: SetKey): string {
  if (value.kind === 'string') return value.value;
  if (value.kind === 'number') return String(Number(value.text));
  return value.kind === 'true' || value.kind === 'false' ? value.kind : '';
}
