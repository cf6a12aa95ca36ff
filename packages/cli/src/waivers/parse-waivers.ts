import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { cleanText } from '@hostlint/core';
import { suggestion } from '../suggestion.js';
import { isDay } from './calendar.js';
import { hostGlobs } from './host-globs.js';
import { waives, type WaiverEntry } from './waiver-entry.js';
import { kindOf, yamlDocument, type YamlDocument } from './yaml-document.js';

const keys = ['rule', 'hosts', 'reason', 'owner', 'expires'] as const;
type Key = (typeof keys)[number];

const mostWaivers = 5000;

/**
 * Reads a file of waivers.
 * @param file how errors and reports name it
 * @param rules the rules that exist
 * @throws UsageError with line, column and caret for whatever is wrong: a waiver that means something else than its author thinks hides a fault
 */
export function parseWaivers(text: string, file: string, rules: readonly string[]): readonly WaiverEntry[] {
  const document = yamlDocument(text, file);
  const { root, fail } = document;
  if (root === null || (isScalar(root) && root.value === null)) return [];
  if (!isSeq<Node>(root)) return fail(root, `waivers are a list; this is ${kindOf(root)}`);
  if (root.items.length > mostWaivers) return fail(root, `more than ${mostWaivers} waivers are not read`);
  const seen = new Map<string, number>();
  return root.items.map(item => {
    if (!isMap<Node, Node>(item)) {
      return fail(item, `a waiver is a mapping with ${keys.join(', ')}; this is ${kindOf(item)}`);
    }
    const entry = entryOf(item, document, file, rules);
    const key = JSON.stringify([waives(entry), [...(entry.hosts ?? [])].sort()]);
    const before = seen.get(key);
    if (before !== undefined) return fail(item, `the same rule is waived for the same hosts in line ${before} already`);
    seen.set(key, entry.waiver.line);
    return entry;
  });
}

function entryOf(
  map: YAMLMap<Node, Node>,
  document: YamlDocument,
  file: string,
  rules: readonly string[],
): WaiverEntry {
  const { fail } = document;
  const members = new Map<Key, { readonly key: Node; readonly value: Node | null }>();
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : kindOf(key);
    if (!keys.includes(name as Key)) {
      return fail(key, `unknown key "${cleanText(name, 100)}"; ${suggestion(name, keys)}`);
    }
    members.set(name as Key, { key, value });
  }
  const placeOf = (key: Key): Node => members.get(key)?.value ?? members.get(key)?.key ?? map;
  const textOf = (key: Key, otherwise = ''): string => {
    if (!members.has(key)) return fail(map, `"${key}" is missing${otherwise}`);
    const node = members.get(key)?.value;
    const value = isScalar(node) ? node.value : node;
    if (value === null || (typeof value === 'string' && value.trim() === '')) {
      return fail(placeOf(key), `"${key}" is empty${otherwise}`);
    }
    if (typeof value !== 'string') return fail(placeOf(key), `"${key}" must be a text${otherwise}`);
    return cleanText(value.trim());
  };
  const [rule, subject] = splitRule(textOf('rule'));
  if (!rules.includes(rule)) {
    const hint = suggestion(rule, rules, '`hostlint list rules` shows all');
    return fail(placeOf('rule'), `unknown rule "${cleanText(rule, 200)}"; ${hint}`);
  }
  if (subject === '') return fail(placeOf('rule'), 'the subject behind "#" is empty; leave "#" out for all of them');
  const hosts = members.has('hosts') ? hostsOf(placeOf('hosts'), document) : null;
  const reason = textOf('reason', '; say why this may be let be');
  const owner = textOf('owner', '; say who answers for it');
  const dates = '; write a day as YYYY-MM-DD, or never if it is to hold for good';
  const expires = textOf('expires', dates);
  if (expires !== 'never' && !isDay(expires))
    return fail(placeOf('expires'), `"${cleanText(expires, 50)}" is no day of the calendar${dates}`);
  return {
    rule,
    subject,
    hosts,
    concerns: hosts === null ? () => true : hostGlobs(hosts),
    waiver: { reason, owner, expires: expires === 'never' ? null : expires, file, line: document.lineOf(map) },
  };
}

/** As in the configuration: a rule, or one subject of it behind the first `#`. */
function splitRule(text: string): readonly [rule: string, subject: string | null] {
  const hash = text.indexOf('#');
  return hash < 0 ? [text, null] : [text.slice(0, hash), text.slice(hash + 1)];
}

function hostsOf(node: Node, { fail }: YamlDocument): readonly string[] {
  const nodes = isSeq<Node>(node) ? node.items : [node];
  if (nodes.length === 0) return fail(node, '"hosts" is an empty list; leave it out if every host is meant');
  return nodes.map(one => {
    const glob = isScalar(one) && typeof one.value === 'string' ? one.value : undefined;
    if (glob === undefined) return fail(one, `"hosts" must be a glob or a list of globs; this is ${kindOf(one)}`);
    try {
      hostGlobs([glob]);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return fail(one, `"${cleanText(glob, 100)}" is no glob: ${cleanText(why, 200)}`);
    }
    return glob;
  });
}
