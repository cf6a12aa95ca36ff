import type { FactStore } from './fact-store.js';
import type { ChosenPresets } from './plugin.js';
import type { ChosenPreset } from './report.js';
import type { Ruleset } from './ruleset.js';
import { cleanText } from './text.js';

/** Asks the host what the presets that stand for others stand for here. A host that cannot tell gets all they choose among. */
export async function chooseRuleset(
  given: Ruleset,
  createStore: () => FactStore,
  settled?: Map<string, Ruleset>,
): Promise<{ readonly ruleset: Ruleset; readonly chosen: readonly ChosenPreset[] }> {
  if (given.choices.size === 0) return { ruleset: given, chosen: [] };
  const store = createStore();
  const made = new Map<string, ChosenPresets>();
  for (const [name, choice] of given.choices) {
    const facts = await store
      .resolve(choice.needs)
      .catch((error: unknown) => ({ known: false as const, detail: String(error) }));
    const chosen = facts.known ? choice.choose(facts.value) : { presets: choice.among, why: facts.detail };
    made.set(name, { presets: chosen.presets, why: cleanText(chosen.why, 300) });
  }
  const chosen = [...made].map(([preset, { presets, why }]) => ({ preset, presets, why }));
  const key = JSON.stringify(chosen);
  const ruleset = settled?.get(key) ?? (await given.settle(made));
  settled?.set(key, ruleset);
  return { ruleset, chosen };
}
