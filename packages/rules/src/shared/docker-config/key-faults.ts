import { nearestName } from '@hostlint/core';
import { acceptedKeys, keyHistory, wholeObjectKeys } from '../docker-options/accepted-keys.js';
import { foldName } from '../go-json/fold-name.js';
import type { JsonMember, JsonNode, JsonObject } from '../go-json/tree.js';
import type { ConfigFault } from './daemon-config.js';
import type { ConfigDocument } from './document.js';

/** A key that dockerd holds for set in the file. */
export interface SetKey {
  readonly name: string;
  readonly value: JsonNode;
  readonly member: JsonMember;
  /** The object that it stands in, where that is not the outermost one. */
  readonly inside: string | null;
}

const mostFaults = 100;

/** The keys that dockerd's check of names sees: one level of every object that is not a setting by itself is opened up (configValuesSet). */
export function setKeys(version: string, root: JsonNode): readonly SetKey[] {
  if (root.kind !== 'object') return [];
  const whole = wholeObjectKeys(version);
  const keys = new Map<string, SetKey>();
  for (const { key, value, ...span } of lastMembers(root)) {
    if (value.kind === 'object' && !whole.has(key.value)) {
      for (const member of lastMembers(value)) {
        keys.set(member.key.value, { name: member.key.value, value: member.value, member, inside: key.value });
      }
    } else keys.set(key.value, { name: key.value, value, member: { key, value, ...span }, inside: null });
  }
  return [...keys.values()];
}

const lastMembers = (object: JsonObject): readonly JsonMember[] => [
  ...new Map(object.members.map(member => [member.key.value, member])).values(),
];

/** Keys that dockerd refuses, each with the likeliest reason: wrong case, gone, not there yet, or unknown. */
export function refusedKeys(
  version: string,
  document: ConfigDocument,
  keys: readonly SetKey[],
): readonly ConfigFault[] {
  const accepted = acceptedKeys(version);
  const names = [...accepted, 'proxies'];
  return keys
    .filter(({ name }) => !accepted.has(name))
    .slice(0, mostFaults)
    .map(({ name, member }) => {
      const evidence = [document.locate(member)];
      const message = `the following directives don't match any configuration option: ${name}`;
      const sameLetters = names.find(
        other => other !== name && foldName(other) === foldName(name.replaceAll('_', '-')),
      );
      if (sameLetters !== undefined)
        return { cause: 'key-case', key: name, message, evidence, stops: true, instead: sameLetters };
      const { removedIn } = keyHistory(version, name);
      if (removedIn !== undefined) return { cause: 'removed-key', key: name, message, evidence, stops: true };
      const instead = name === '' ? undefined : nearestName(name, names);
      return {
        cause: 'unknown-key',
        key: name,
        message,
        evidence,
        stops: true,
        ...(instead === undefined ? {} : { instead }),
      };
    });
}

/** Objects whose members dockerd takes for settings of the outermost level, although they are none: `proxies` is the only such object. */
export function openedObjects(version: string, document: ConfigDocument, root: JsonNode): readonly ConfigFault[] {
  if (root.kind !== 'object') return [];
  const [whole, accepted] = [wholeObjectKeys(version), acceptedKeys(version)];
  return lastMembers(root)
    .filter(
      ({ key, value }) =>
        value.kind === 'object' && !whole.has(key.value) && key.value !== 'proxies' && !accepted.has(key.value),
    )
    .slice(0, mostFaults)
    .map(member => ({
      cause: 'nested-object',
      key: member.key.value,
      message: `"${member.key.value}" is not an option; dockerd skips the object without a word`,
      evidence: [document.locate(member)],
      stops: false,
    }));
}

/** Keys that stand twice in one object, at any depth. */
export function duplicateKeys(document: ConfigDocument, root: JsonNode): readonly ConfigFault[] {
  const faults: ConfigFault[] = [];
  const open: JsonNode[] = [root];
  for (let node = open.pop(); node && faults.length < mostFaults; node = open.pop()) {
    if (node.kind === 'array')
      for (const one of node.items.filter(({ kind }) => kind === 'object' || kind === 'array')) open.push(one);
    if (node.kind !== 'object') continue;
    const first = new Map<string, JsonMember>();
    for (const member of node.members) {
      const name = member.key.value;
      const before = first.get(name);
      if (before && faults.length < mostFaults) {
        const evidence = [document.locate(before), document.locate(member)];
        faults.push({
          cause: 'duplicate-key',
          key: name,
          message: `"${name}" stands twice; the last one counts`,
          evidence,
          stops: false,
        });
      } else first.set(name, member);
      if (member.value.kind === 'object' || member.value.kind === 'array') open.push(member.value);
    }
  }
  return faults;
}
