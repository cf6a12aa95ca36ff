import { isSince } from '../docker-options/engine-version.js';
import { decodeJson } from '../go-json/decode.js';
import { goAny, goBool, goString, mapOf, sliceOf, structOf } from '../go-json/go-type.js';
import type { Decoded } from '../go-json/decode.js';
import { isGoDuration } from '../go-parse/duration.js';
import { sizeProblem } from '../go-parse/size.js';
import { stopping, type ConfigCheck } from './check.js';
import { decodedList, decodedMap, decodedText } from './decoded.js';
import type { Effective } from './effective.js';

const rule = structOf('rule', {
  Filter: goAny,
  KeepStorage: goString,
  ReservedSpace: goString,
  MaxUsedSpace: goString,
  MinFreeSpace: goString,
});
const collection = structOf('gc', {
  Enabled: goBool,
  Policy: sliceOf(rule),
  DefaultKeepStorage: goString,
  DefaultReservedSpace: goString,
  DefaultMaxUsedSpace: goString,
  DefaultMinFreeSpace: goString,
});

/** Sizes and ages of the build cache's rules, which BuildKit reads at the daemon's start (moby builder/builder-next/controller.go getGCPolicy). */
export const builderFaults: ConfigCheck = config => {
  const gc = collectionOf(config);
  const since28 = isSince(config.version, '28.0');
  const enabled = gc.get('Enabled') ?? (since28 && gc.size > 0);
  if (enabled !== true) return [];
  const policy = gc.get('Policy');
  const rules = decodedList(policy).map(decodedMap);
  const sizes = since28
    ? Array.isArray(policy)
      ? rules.flatMap(each => [
          each.get('ReservedSpace') || each.get('KeepStorage'),
          each.get('MaxUsedSpace'),
          each.get('MinFreeSpace'),
        ])
      : [
          gc.get('DefaultReservedSpace') || gc.get('DefaultKeepStorage'),
          gc.get('DefaultMaxUsedSpace'),
          gc.get('DefaultMinFreeSpace'),
        ]
    : [gc.get('DefaultKeepStorage'), ...rules.map(each => each.get('KeepStorage'))];
  const size = sizes
    .map(decodedText)
    .find(text => text !== undefined && sizeProblem(config.version, text) !== undefined);
  const message =
    size === undefined
      ? rules.map(each => filterProblem(each.get('Filter'))).find(Boolean)
      : sizeProblem(config.version, size);
  return message === undefined
    ? []
    : [stopping(config, 'value', ['builder'], `could not get builder GC policy: ${message}`)];
};

function collectionOf(config: Effective): ReadonlyMap<string, Decoded> {
  const node = decodedMap(config.fileValue('builder')).get('GC');
  // The new daemon decodes this object by a method of its own, so that it is still a tree here.
  if (typeof node === 'object' && node !== null && 'kind' in node)
    return decodedMap(decodeJson(node, collection).value);
  return decodedMap(node);
}

function filterProblem(node: Decoded): string | undefined {
  if (typeof node !== 'object' || node === null || !('kind' in node)) return undefined;
  const texts =
    node.kind === 'array'
      ? decodedList(decodeJson(node, sliceOf(goString)).value).map(text => (typeof text === 'string' ? text : ''))
      : [...decodedMap(decodeJson(node, mapOf(mapOf(goBool))).value)].flatMap(([name, values]) =>
          [...decodedMap(values).keys()].map(key => `${name}=${key}`),
        );
  const pairs = texts.map(text => {
    const equals = text.indexOf('=');
    const name = (equals === -1 ? text : text.slice(0, equals)).trim().toLowerCase();
    return { name, value: equals === -1 ? '' : text.slice(equals + 1).trim() };
  });
  const ages = pairs.filter(({ name }) => name === 'until' || name === 'unused-for');
  const bad = ages.find(({ value }) => !isAge(value));
  if (bad)
    return `"${bad.name}" filter expects a duration (e.g., '24h') or a timestamp: failed to parse value as time or duration: "${bad.value}"`;
  if (new Set(ages.map(({ name }) => name)).size > 1) return 'conflicting filters: "until" and "unused-for"';
  return new Set(ages.map(({ value }) => value)).size > 1 ? 'filters expect only one value' : undefined;
}

const isAge = (text: string): boolean =>
  (isGoDuration(text) && text !== '0') || /^\d+(?:\.\d+)?$/.test(text) || /^\d{4}-\d\d-\d\d/.test(text);
