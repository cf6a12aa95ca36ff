import type { Evidence, HostSource, Reads } from '@hostlint/core';
import { decodeText } from '../decode-text.js';
import { parseEnvironmentFile } from './environment-file.js';
import type { LocatedEntry } from './load-unit.js';
import { expandSpecifiers } from './specifiers.js';
import { splitUnitWords } from './split-words.js';
import { configuredText } from '../configured-text.js';

export interface ServiceVariable {
  readonly text: string;
  readonly evidence: Evidence;
}

export interface ServiceEnvironment {
  readonly variables: ReadonlyMap<string, ServiceVariable>;
  /** Environment files that must be there and are not: systemd does not start the service. */
  readonly missing: readonly LocatedEntry[];
}

/** What `serviceEnvironment` asks for. */
export const environmentReads = (): Reads => ({ files: [configuredText] });

/** The environment that Environment=, EnvironmentFile= and UnsetEnvironment= give (systemd.exec(5)): files win over Environment=. */
export async function serviceEnvironment(
  host: Pick<HostSource, 'read' | 'stat'>,
  entries: readonly LocatedEntry[],
): Promise<ServiceEnvironment> {
  const variables = new Map<string, ServiceVariable>();
  const missing: LocatedEntry[] = [];
  for (const entry of sinceReset(entries, 'Environment')) {
    for (const { text } of splitUnitWords(entry.value) ?? []) {
      const equals = text.indexOf('=');
      const { path, line, text: written } = entry;
      if (equals > 0)
        variables.set(text.slice(0, equals), {
          text: expandSpecifiers(text.slice(equals + 1)),
          evidence: { path, line, text: written },
        });
    }
  }
  for (const entry of sinceReset(entries, 'EnvironmentFile')) {
    const optional = entry.value.startsWith('-');
    const path = expandSpecifiers(optional ? entry.value.slice(1) : entry.value);
    const isFile = path.startsWith('/') && !/[*?[]/.test(path) && (await host.stat(path))?.type === 'file';
    const bytes = isFile ? await host.read(path, { maxBytes: configuredText.maxBytes }) : undefined;
    if (!bytes) {
      if (!optional) missing.push(entry);
      continue;
    }
    for (const { name, value, line, text } of parseEnvironmentFile(decodeText(bytes)))
      variables.set(name, { text: value, evidence: { path, line, text } });
  }
  for (const entry of sinceReset(entries, 'UnsetEnvironment'))
    for (const name of entry.value.split(/\s+/)) variables.delete(name);
  return { variables, missing };
}

/** The values of a key that still count: an empty one takes away all before it. */
export function sinceReset(entries: readonly LocatedEntry[], key: string): readonly LocatedEntry[] {
  const all = entries.filter(entry => entry.section === 'Service' && entry.key === key);
  return all.slice(all.findLastIndex(({ value }) => value === '') + 1);
}
