import type { Evidence } from '@hostlint/core';
import type { KubeletSetting } from './kubelet-setting.js';

/** A word of the kubelet's command line and the line that gives it. */
export interface KubeletWord {
  readonly text: string;
  readonly evidence: Evidence;
}

export type KubeletFlags = ReadonlyMap<string, KubeletWord>;

/**
 * The flags with their values; the last of one name counts. A flag without a value has the empty text.
 * Sources: spf13/pflag flag.go parseLongArg; kubernetes staging/src/k8s.io/component-base/cli/flag WordSepNormalizeFunc.
 */
export function parseKubeletFlags(words: readonly KubeletWord[]): KubeletFlags {
  const flags = new Map<string, KubeletWord>();
  for (let at = 0; at < words.length; at++) {
    const { text, evidence } = words[at] as KubeletWord;
    if (text === '--') break;
    if (!text.startsWith('--')) continue;
    const equals = text.indexOf('=');
    const name = text.slice(2, equals < 0 ? undefined : equals).replaceAll('_', '-');
    const next = equals < 0 && !booleans.has(name) ? words[at + 1] : undefined;
    const value = equals < 0 ? (next?.text.startsWith('-') === false ? next.text : '') : text.slice(equals + 1);
    flags.set(name, { text: value, evidence });
  }
  return flags;
}

// They take no word after them.
const booleans = new Set(['fail-swap-on', 'fail-cgroupv1', 'protect-kernel-defaults']);

/** A flag as a setting. */
export function flagSetting<T>(
  flags: KubeletFlags,
  name: string,
  read: (text: string) => T | undefined,
): KubeletSetting<T> {
  const flag = flags.get(name);
  if (!flag) return { state: 'default' };
  const { text, evidence } = flag;
  const value = read(text);
  if (value !== undefined) return { state: 'given', value, evidence };
  return { state: 'unclear', why: `--${name}=${text} makes no sense`, evidence };
}

/** Source: Go strconv.ParseBool; a flag alone means true. */
export function booleanFlag(text: string): boolean | undefined {
  if (['', '1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true;
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text) ? false : undefined;
}

export const textFlag = (text: string): string | undefined => (text === '' ? undefined : text);

/** `memory.available<100Mi,nodefs.available<10%`. Source: kubernetes component-base/cli/flag langle_separated_map_string_string.go. */
export function thresholdFlag(text: string): ReadonlyMap<string, string> | undefined {
  const pairs = text
    .split(',')
    .filter(part => part !== '')
    .map(part => part.split('<', 2).map(word => word.trim()));
  if (pairs.some(pair => pair.length !== 2)) return undefined;
  return new Map(pairs.map(([signal = '', threshold = '']) => [signal, threshold]));
}
