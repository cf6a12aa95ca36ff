import type { JudgedRule } from '../judge-rule.js';
import type { Settings } from '../fact.js';
import type { ActiveRule, Ruleset } from '../ruleset.js';
import { createFactMemory, type FactMemory, type Held } from './fact-memory.js';
import { createSummaries, type Summarise } from './summaries.js';
import { createQuestions } from './questions.js';

/** What a rule said of hosts before. */
export interface Verdicts {
  /** By the ids of the facts that it needs. */
  readonly byFacts: Map<string, JudgedRule>;
  /** The newest first: other facts may give the same verdict. */
  readonly given: JudgedRule[];
  /** Of the host before. */
  last: { readonly about: string; readonly facts: readonly Held[]; readonly judged: JudgedRule } | undefined;
}

/**
 * What the hosts judged before teach about the next: given to every `lint` of a run, it spares collecting and judging again what is the
 * same. It changes no report. Of sources that do not answer at once, such as a running machine, nothing is remembered.
 */
export interface Memory {
  /** @internal */
  readonly facts: (settings: Settings) => FactMemory;
  /** @internal Of a ruleset with presets that choose, what they made of it, by their choice. */
  readonly settled: (given: Ruleset) => Map<string, Ruleset>;
  /** @internal */
  readonly judged: (active: ActiveRule) => Verdicts;
  /** @internal */
  readonly summarise: Summarise;
}

const mostVerdicts = 256;
const mostSettings = 24;

export function createMemory(): Memory {
  const questions = createQuestions();
  const facts = new Map<string, FactMemory>();
  const settled = new WeakMap<Ruleset, Map<string, Ruleset>>();
  let results = 0;
  const judged = new WeakMap<ActiveRule, Verdicts>();
  return {
    facts({ engines, judged: names, kernel }) {
      const key = JSON.stringify([Object.entries(engines).sort(), names, kernel]);
      let memory = facts.get(key);
      // A host may have any number of kernels, by any names.
      if (!memory && facts.size >= mostSettings) facts.clear();
      if (!memory) facts.set(key, (memory = createFactMemory(questions, () => results++)));
      return memory;
    },
    settled(given) {
      let made = settled.get(given);
      if (!made) settled.set(given, (made = new Map()));
      return made;
    },
    judged(active) {
      let verdicts = judged.get(active);
      if (!verdicts) judged.set(active, (verdicts = { byFacts: new Map(), given: [], last: undefined }));
      if (verdicts.byFacts.size > mostVerdicts) verdicts.byFacts.clear();
      return verdicts;
    },
    summarise: createSummaries(),
  };
}
