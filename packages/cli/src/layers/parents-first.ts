/** Names in an order in which each comes after the one that it hangs on. A circle is cut somewhere. */
export function parentsFirst(parents: ReadonlyMap<string, string | null>): readonly string[] {
  const ordered = new Set<string>();
  for (const start of parents.keys()) {
    const chain = new Set<string>();
    for (let at: string | null = start; at !== null && parents.has(at) && !ordered.has(at) && !chain.has(at);) {
      chain.add(at);
      at = parents.get(at) ?? null;
    }
    for (const name of [...chain].reverse()) ordered.add(name);
  }
  return [...ordered];
}
