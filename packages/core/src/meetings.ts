import type { UnknownReason } from './errors.js';
import { factOf, type Fact, type Needs } from './fact.js';
import type { FactStore } from './fact-store.js';

/** All that the facts of a need met, and those that they need. */
export function meetingsOf(store: Pick<FactStore, 'met'>): (needs: Needs) => ReadonlySet<UnknownReason> {
  const known = new Map<Fact<unknown>, ReadonlySet<UnknownReason>>();
  const ofFact = (fact: Fact<unknown>): ReadonlySet<UnknownReason> => {
    let met = known.get(fact);
    if (!met) known.set(fact, (met = new Set([...store.met(fact), ...ofNeeds(fact.needs)])));
    return met;
  };
  const ofNeeds = (needs: Needs): ReadonlySet<UnknownReason> =>
    new Set(Object.values(needs).flatMap(need => [...ofFact(factOf(need))]));
  return ofNeeds;
}
