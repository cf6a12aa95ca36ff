import { cleanText, type Fact, type FactStore } from '@hostlint/core';
import { plainValue } from '../facts/plain-value.js';
import { valueDifferences, type Difference } from './value-differences.js';

/** What a fact says of one host, as JSON has it. */
export type FactState =
  | { readonly known: true; readonly value: unknown }
  | { readonly known: false; readonly reason: string; readonly detail: string };

export interface FactChange {
  readonly fact: string;
  readonly before: FactState;
  readonly after: FactState;
  /** Where the values differ. A fact that is unknown on a side differs as a whole, at the path "". */
  readonly differences: readonly Difference[];
  /** Nothing differs but what changes by itself. */
  readonly volatile: boolean;
  /** One of the sources could not bring it at all, which says more of the sources than of the hosts. */
  readonly oneSided: boolean;
}

/** What statfs(2) and stat(2) count, by the names that sources give it: it changes while nobody changes the host. */
const counters = ['blocksFree', 'blocksAvailable', 'inodesFree', 'inode', 'modifiedMs', 'changedMs', 'links'];

const sourcesOwn = new Set(['not-captured', 'not-running', 'unsupported']);

/** The facts of which two hosts differ, in the order given. */
export async function factChanges(
  facts: readonly Fact<unknown>[],
  before: Pick<FactStore, 'get'>,
  after: Pick<FactStore, 'get'>,
): Promise<readonly FactChange[]> {
  const changes = await Promise.all(
    facts.map(async fact => changeOf(fact, await stateOf(fact, before), await stateOf(fact, after))),
  );
  return changes.filter(change => change !== undefined);
}

async function stateOf(fact: Fact<unknown>, store: Pick<FactStore, 'get'>): Promise<FactState> {
  try {
    const result = await store.get(fact);
    if (result.known) return { known: true, value: plainValue(result.value) };
    return { known: false, reason: result.reason, detail: cleanText(result.detail) };
  } catch (error) {
    return {
      known: false,
      reason: 'broken',
      detail: cleanText(error instanceof Error ? error.message : String(error)),
    };
  }
}

function changeOf(fact: Fact<unknown>, before: FactState, after: FactState): FactChange | undefined {
  const oneSided = isOfSource(before) !== isOfSource(after);
  const change = { fact: fact.id, before, after, oneSided };
  if (!before.known && !after.known) {
    // Neither source could bring it, which is the same of either host.
    if (before.reason === after.reason || (isOfSource(before) && isOfSource(after))) return undefined;
    return { ...change, differences: [{ path: '', before: undefined, after: undefined }], volatile: false };
  }
  if (!before.known || !after.known) {
    return { ...change, differences: [{ path: '', before: undefined, after: undefined }], volatile: false };
  }
  const all = valueDifferences(before.value, after.value);
  if (all.length === 0) return undefined;
  const names = new Set([...counters, ...(fact.volatile ?? [])]);
  const steady = all.filter(({ path }) => !names.has(path.slice(path.lastIndexOf('.') + 1)));
  return { ...change, differences: steady.length > 0 ? steady : all, volatile: steady.length === 0 };
}

const isOfSource = (state: FactState): boolean => !state.known && sourcesOwn.has(state.reason);
