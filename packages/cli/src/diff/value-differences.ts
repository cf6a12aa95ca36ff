/** One place in which two values differ; `undefined` stands for what is not there. */
export interface Difference {
  /** Keys from the outside inwards, such as `options.CONFIG_VETH` or `[/var/lib/docker].fstype`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

const most = 5000;

/** Members that name an entry of a list, so that it is found again wherever it stands. */
const names = ['path', 'name', 'id', 'key', 'target', 'program', 'device'];

/** Where two values (as JSON has them) differ. Lists are compared as what they hold, not by the order. */
export function valueDifferences(before: unknown, after: unknown): readonly Difference[] {
  const found: Difference[] = [];
  compare(before, after, '', found);
  return found;
}

function compare(before: unknown, after: unknown, path: string, found: Difference[]): void {
  if (found.length >= most || isSame(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, path, found);
  else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (key === 'evidence') continue; // where a value was seen is no part of it
      compare(own(before, key), own(after, key), path === '' ? key : `${path}.${key}`, found);
    }
  } else found.push({ path, before, after });
}

function compareLists(before: readonly unknown[], after: readonly unknown[], path: string, found: Difference[]): void {
  const gone = without(before, after);
  const come = without(after, before);
  if (gone.length === 0 && come.length === 0) {
    // The same in another order, which may matter: for a search path it does.
    found.push({ path, before, after });
    return;
  }
  for (const entry of gone) {
    const name = nameOf(entry);
    const at = name === undefined ? -1 : come.findIndex(other => nameOf(other) === name);
    const [other] = at < 0 ? [] : come.splice(at, 1);
    if (other === undefined) found.push({ path: `${path}[${name ?? ''}]`, before: entry, after: undefined });
    else compare(entry, other, `${path}[${name}]`, found);
  }
  for (const entry of come) found.push({ path: `${path}[${nameOf(entry) ?? ''}]`, before: undefined, after: entry });
}

/** Entries of one list that the other has not, each as often as it is more there. */
function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const counts = new Map<string, number>();
  for (const entry of other) counts.set(JSON.stringify(entry), (counts.get(JSON.stringify(entry)) ?? 0) + 1);
  return list.filter(entry => {
    const left = counts.get(JSON.stringify(entry)) ?? 0;
    if (left > 0) counts.set(JSON.stringify(entry), left - 1);
    return left === 0;
  });
}

/** Its own name, or that of the thing that it speaks of. */
function nameOf(entry: unknown): string | undefined {
  if (!isObject(entry)) return undefined;
  for (const named of [entry, ...Object.values(entry).filter(isObject)]) {
    const key = names.find(name => typeof own(named, name) === 'string');
    if (key !== undefined) return String(own(named, key));
  }
  return undefined;
}

const isSame = (before: unknown, after: unknown): boolean =>
  before === after || (typeof before === 'object' && JSON.stringify(before) === JSON.stringify(after));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;
