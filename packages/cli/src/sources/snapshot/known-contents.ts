/** Contents of earlier snapshots, by the names of their members: what is the same again is the same object, and what follows from it is known. */
export interface KnownContents {
  /** A content of its own with these bytes. */
  same(name: string, bytes: Uint8Array): Uint8Array;
}

/** A fleet has some kinds of hosts. */
const mostKinds = 8;

/** @param mostBytes what is held at once */
export function createKnownContents(mostBytes = 32 * 1024 * 1024): KnownContents {
  const byName = new Map<string, Uint8Array[]>();
  let held = 0;
  return {
    same(name, bytes) {
      let kinds = byName.get(name);
      if (kinds) {
        for (const [at, known] of kinds.entries()) {
          if (known.length !== bytes.length || Buffer.compare(known, bytes) !== 0) continue;
          // Hosts that are alike come together.
          if (at > 0) kinds.unshift(...kinds.splice(at, 1));
          return known;
        }
      }
      // A copy: what is part of an archive would keep all of it.
      const own = Uint8Array.from(bytes);
      held += own.length;
      if (held > mostBytes) {
        byName.clear();
        held = own.length;
        kinds = undefined;
      }
      if (!kinds) byName.set(name, (kinds = []));
      kinds.unshift(own);
      if (kinds.length > mostKinds) held -= kinds.pop()?.length ?? 0;
      return own;
    },
  };
}
