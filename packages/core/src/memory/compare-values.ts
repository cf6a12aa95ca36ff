export interface Compared {
  /** Nobody can tell the two apart. */
  readonly equal: boolean;
  /** The first hides nothing: it is no function, no instance of a class, and not nested without end. */
  readonly isPlain: boolean;
}

const deepest = 40;

/**
 * Compares two values, and looks at all of the first, whatever the other is. What may hide something is equal to nothing.
 * @param other plain, as it was compared before
 */
export function compareValues(value: unknown, other: unknown): Compared {
  let isPlain = true;
  const compare = (a: unknown, b: unknown, depth: number): boolean => {
    if (typeof a !== 'object' || a === null) {
      if (typeof a === 'function' || typeof a === 'symbol') isPlain = false;
      return Object.is(a, b);
    }
    // An object of before hides nothing, and nobody looks at this host through it.
    if (a === b) return true;
    if (depth > deepest) {
      isPlain = false;
      return false;
    }
    const prototype: unknown = Object.getPrototypeOf(a);
    const same = typeof b === 'object' && b !== null && Object.getPrototypeOf(b) === prototype ? b : undefined;
    if (Array.isArray(a)) return compareLists(a, same as readonly unknown[] | undefined, depth + 1);
    if (prototype === Object.prototype || prototype === null) {
      if (Object.getOwnPropertySymbols(a).length > 0) isPlain = false;
      return compareMembers(a as Members, same as Members | undefined, depth + 1);
    }
    if (prototype === Map.prototype)
      return compareLists(
        [...(a as Map<unknown, unknown>)].flat(),
        same && [...(same as Map<unknown, unknown>)].flat(),
        depth + 1,
      );
    if (prototype === Set.prototype)
      return compareLists([...(a as Set<unknown>)], same && [...(same as Set<unknown>)], depth + 1);
    if (prototype === Uint8Array.prototype) {
      const [bytes, others] = [a as Uint8Array, same as Uint8Array | undefined];
      return others !== undefined && bytes.length === others.length && bytes.every((byte, at) => byte === others[at]);
    }
    isPlain = false;
    return false;
  };
  const compareLists = (a: readonly unknown[], b: readonly unknown[] | undefined, depth: number): boolean => {
    let equal = b?.length === a.length;
    for (let at = 0; at < a.length; at++) equal = compare(a[at], equal ? b?.[at] : undefined, depth) && equal;
    return equal;
  };
  // The order of members is something that one can tell.
  const compareMembers = (a: Members, b: Members | undefined, depth: number): boolean => {
    const names = Object.keys(a);
    const others = b && Object.keys(b);
    let equal = others?.length === names.length;
    for (const [at, name] of names.entries()) {
      if (equal && others?.[at] !== name) equal = false;
      equal = compare(a[name], equal ? b?.[name] : undefined, depth) && equal;
    }
    return equal;
  };
  const equal = compare(value, other, 0);
  return { equal: equal && isPlain, isPlain };
}

type Members = Readonly<Record<string, unknown>>;
