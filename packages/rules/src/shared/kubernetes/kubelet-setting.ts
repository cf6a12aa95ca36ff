import type { Evidence } from '@hostlint/core';
import type { FlatDocument, FlatValue } from './flat-yaml.js';

/** A setting of the kubelet as its flags and files give it. */
export type KubeletSetting<T> =
  /** Nothing gives it: the kubelet takes its own default, which depends on its version. */
  | { readonly state: 'default' }
  | { readonly state: 'given'; readonly value: T; readonly evidence: Evidence }
  /** It is given in a way that is not understood here. */
  | { readonly state: 'unclear'; readonly why: string; readonly evidence: Evidence };

/** One file of the kubelet's configuration. */
export interface KubeletFile {
  readonly path: string;
  readonly document: FlatDocument;
}

/** Makes a value of what a file has; `undefined`: it is not understood. */
export type Reading<T> = (value: FlatValue) => T | undefined;

const byDefault = { state: 'default' } as const;

/** What a file says of `key` or of `key.below`. */
export function settingIn<T>({ path, document }: KubeletFile, name: string, read: Reading<T>): KubeletSetting<T> {
  const [key = '', below] = name.split('.', 2);
  const entry = document.get(key);
  if (!entry) return byDefault;
  const evidence = entry.line === null ? { path } : { path, line: entry.line, text: entry.text };
  const unclear = (why: string): KubeletSetting<T> => ({ state: 'unclear', why: `${path}: ${name}: ${why}`, evidence });
  const value = below === undefined ? entry.value : valueBelow(entry.value, below);
  if (value.kind === 'null') return byDefault;
  if (value.kind === 'unclear') return unclear(value.why);
  const told = read(value);
  return told === undefined ? unclear('its value makes no sense') : { state: 'given', value: told, evidence };
}

function valueBelow(value: FlatValue, key: string): FlatValue {
  if (value.kind === 'null') return value;
  if (value.kind !== 'map') return { kind: 'unclear', why: 'its value is no mapping of scalars' };
  return value.entries.get(key) ?? { kind: 'null' };
}

/** Of several places the first that gives it counts. */
export const firstGiven = <T>(places: readonly KubeletSetting<T>[]): KubeletSetting<T> =>
  places.find(({ state }) => state !== 'default') ?? byDefault;

/** YAML 1.1's words, which sigs.k8s.io/yaml still takes. A quoted one is a text, and the kubelet refuses it. */
export const booleanOf: Reading<boolean> = value => {
  if (value.kind !== 'scalar' || value.quoted) return undefined;
  if (/^(?:true|yes|on|y)$/i.test(value.text)) return true;
  return /^(?:false|no|off|n)$/i.test(value.text) ? false : undefined;
};

export const textOf: Reading<string> = value => (value.kind === 'scalar' && value.text !== '' ? value.text : undefined);

/** A mapping of texts, such as the thresholds of `evictionHard`. */
export const mapOf: Reading<ReadonlyMap<string, string>> = value => {
  if (value.kind !== 'map') return undefined;
  const entries = [...value.entries].flatMap(([name, item]) =>
    item.kind === 'scalar' ? [[name, item.text] as const] : [],
  );
  return entries.length === value.entries.size ? new Map(entries) : undefined;
};
