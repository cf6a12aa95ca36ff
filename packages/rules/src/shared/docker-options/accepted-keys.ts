import { dockerFlags } from './flags.js';
import { inRange, type EngineRange } from './engine-version.js';

interface KnownKey extends EngineRange {
  readonly key: string;
}

/** Keys that pass the check of names although no flag has them (moby daemon/config/config.go skipValidateOptions). */
const withoutFlag: readonly KnownKey[] = [
  { key: 'features' },
  { key: 'builder' },
  { key: 'deprecated-key-path' },
  { key: 'allow-nondistributable-artifacts', since: '28.1' },
  { key: 'min-api-version', since: '29.0' },
];

/** Keys of older engines that no flag of 20.10 has any more. */
const before: readonly KnownKey[] = [{ key: 'disable-legacy-registry', until: '19.3' }];

/** Objects whose members are values of the setting; every other object is opened up, one level (flatOptions). */
const wholeObjects: readonly KnownKey[] = [
  { key: 'cluster-store-opts' },
  { key: 'log-opts' },
  { key: 'runtimes' },
  { key: 'default-ulimits' },
  { key: 'features' },
  { key: 'builder' },
  { key: 'default-network-opts', since: '24.0' },
  { key: 'nri-opts', since: '29.2' },
];

// Each of one shape, of which V8 makes one: there are hundreds.
const keyOf = (key: string, { since, until }: EngineRange): KnownKey => ({ key, since, until });

const known: readonly KnownKey[] = [
  ...dockerFlags.flatMap(flag =>
    flag.key === undefined ? [keyOf(flag.name, flag)] : [keyOf(flag.name, flag), keyOf(flag.key, flag)],
  ),
  { key: 'proxies', since: '23.0' },
  ...withoutFlag,
  ...before,
];

const inVersion = (version: string, keys: readonly KnownKey[]): ReadonlySet<string> =>
  new Set(keys.filter(range => inRange(version, range)).map(({ key }) => key));

/** Names that dockerd lets pass as keys of daemon.json, whether or not they have an effect there. */
export function acceptedKeys(version: string): ReadonlySet<string> {
  const keys = new Set(inVersion(version, known));
  // An object only: its members are what dockerd looks at.
  keys.delete('proxies');
  return keys;
}

export const wholeObjectKeys = (version: string): ReadonlySet<string> => inVersion(version, wholeObjects);

/** When a key that this version refuses was or will be accepted: before the returned `until`, or from the returned `since`. */
export function keyHistory(version: string, key: string): { readonly removedIn?: string; readonly addedIn?: string } {
  const ranges = known.filter(each => each.key === key);
  const removedIn = ranges.map(({ until }) => until).findLast(until => until !== undefined);
  const addedIn = ranges.map(({ since }) => since).find(since => since !== undefined);
  if (removedIn !== undefined && !inRange(version, { until: removedIn })) return { removedIn };
  return addedIn !== undefined && inRange(version, { until: addedIn }) ? { addedIn } : {};
}
