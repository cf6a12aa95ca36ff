/** Text that two values have in common where nobody can tell them apart; `undefined` for a value that may hide something. */
export function valueKey(value: unknown): string | undefined {
  try {
    return keyOf(value, 0);
  } catch (error) {
    if (error instanceof Hidden) return undefined;
    throw error;
  }
}

/** A function, an instance of a class, or what is nested without end. */
class Hidden extends Error {}

const deepest = 40;

function keyOf(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'bigint':
      return `${value}n`;
    case 'object':
      return value === null ? 'null' : keyOfObject(value, depth + 1);
    default:
      throw new Hidden();
  }
}

function keyOfObject(value: object, depth: number): string {
  if (depth > deepest) throw new Hidden();
  const all = (values: readonly unknown[]): string => values.map(inner => keyOf(inner, depth)).join(',');
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value)) return `[${all(value)}]`;
  if (prototype === Object.prototype || prototype === null) {
    if (Object.getOwnPropertySymbols(value).length > 0) throw new Hidden();
    return `{${all(Object.entries(value).flat())}}`;
  }
  if (prototype === Map.prototype) return `Map{${all([...(value as Map<unknown, unknown>)].flat())}}`;
  if (prototype === Set.prototype) return `Set{${all([...(value as Set<unknown>)])}}`;
  if (prototype === Uint8Array.prototype) return `Bytes{${(value as Uint8Array).join()}}`;
  throw new Hidden();
}
