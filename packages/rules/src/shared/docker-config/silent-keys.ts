import { acceptedKeys, wholeObjectKeys } from '../docker-options/accepted-keys.js';
import { isSince } from '../docker-options/engine-version.js';
import { fileStruct } from '../docker-options/file-struct.js';
import { flagsOf } from '../docker-options/flags.js';
import type { JsonNode } from '../go-json/tree.js';
import type { ConfigFault } from './daemon-config.js';
import type { ConfigDocument } from './document.js';
import type { Effective } from './effective.js';
import type { SetKey } from './key-faults.js';

/** Keys that dockerd lets pass and then does nothing with, or something else than they say. None of them stops it. */
export function silentKeys(
  version: string,
  document: ConfigDocument,
  root: JsonNode,
  keys: readonly SetKey[],
  config: Effective,
): readonly ConfigFault[] {
  const fields = new Set(fileStruct(version).fields.map(({ name }) => name));
  const accepted = acceptedKeys(version);
  const flags = new Map(flagsOf(version).map(flag => [flag.name, flag]));
  const faults: ConfigFault[] = [];
  for (const { name, value, member, inside } of keys) {
    if (!accepted.has(name)) continue;
    const evidence = [document.locate(member)];
    const note = (cause: ConfigFault['cause'], message: string, instead?: string): number =>
      faults.push({ cause, key: name, message, evidence, stops: false, ...(instead === undefined ? {} : { instead }) });
    const flag = flags.get(name);
    if (inside === null && !fields.has(name))
      note('ignored-key', `dockerd ignores "${name}"`, pluralOf(version, name, flag?.key));
    else if (inside === null && flag?.type === 'bool' && value.kind === 'null')
      note('null-switch', `null turns "${name}" off`);
    if (inside === null && isDeprecated(version, name, config)) note('deprecated-key', `"${name}" is deprecated`);
  }
  return [...faults, ...ignoredMembers(version, document, root, accepted)];
}

/** The key of the file that does what a flag's name promises. */
function pluralOf(version: string, name: string, key: string | undefined): string | undefined {
  if (['http-proxy', 'https-proxy', 'no-proxy'].includes(name) && isSince(version, '23.0')) return 'proxies';
  return key === name ? undefined : key;
}

function isDeprecated(version: string, name: string, config: Effective): boolean {
  const before = (until: string): boolean => !isSince(version, until);
  if (name === 'graph' || name.startsWith('cluster-')) return before('23.0') && config.fileValue(name) !== undefined;
  if (name === 'oom-score-adjust') return before('26.0');
  return name === 'api-cors-header'
    ? isSince(version, '27.0') && before('28.0')
    : name === 'allow-nondistributable-artifacts' && isSince(version, '28.0');
}

/** Members of `proxies` that are settings elsewhere, but not there. */
function ignoredMembers(
  version: string,
  document: ConfigDocument,
  root: JsonNode,
  accepted: ReadonlySet<string>,
): readonly ConfigFault[] {
  const proxies =
    root.kind === 'object' ? root.members.findLast(({ key }) => key.value === 'proxies')?.value : undefined;
  if (proxies?.kind !== 'object' || wholeObjectKeys(version).has('proxies')) return [];
  return proxies.members
    .filter(({ key }) => accepted.has(key.value) && !['http-proxy', 'https-proxy', 'no-proxy'].includes(key.value))
    .map(member => ({
      cause: 'ignored-key',
      key: member.key.value,
      message: `dockerd ignores "${member.key.value}" inside "proxies"`,
      evidence: [document.locate(member)],
      stops: false,
    }));
}
