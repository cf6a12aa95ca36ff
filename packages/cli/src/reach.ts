import { factOf, type Fact, type Needs } from '@hostlint/core';

/** Every fact that needs lead to, each once: those asked for first, then what they need themselves. */
export function factsBehind(needs: Needs): readonly Fact<unknown>[] {
  const found = new Set<Fact<unknown>>();
  let wave = Object.values(needs).map(factOf);
  while (wave.length > 0) {
    const fresh = wave.filter(fact => !found.has(fact));
    for (const fact of fresh) found.add(fact);
    wave = [...new Set(fresh.flatMap(fact => Object.values(fact.needs).map(factOf)))];
  }
  return [...found];
}
