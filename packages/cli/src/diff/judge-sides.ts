import { resolveRuleset, type LintOptions, type PluginIndex, type RulesetInput } from '@hostlint/core';
import { judgeSide, presetsBehind, type Opened, type Side } from './side.js';

/**
 * Judges both sides by the same rules, or their differences would be those of the rules: where a preset chooses by the host and chose
 * otherwise on the two, both are judged by all that either of them chose, and beside a saved report a host is judged by what that was.
 */
export async function judgeSides(
  opened: readonly [Opened, Opened],
  input: RulesetInput,
  options: LintOptions,
  index: PluginIndex,
  presetsAreGiven: boolean,
): Promise<readonly [Side, Side]> {
  const saved = opened.flatMap(one => ('saved' in one ? [one.saved] : []));
  const known = saved.flatMap(presetsBehind).filter(preset => index.presets.has(preset));
  const first = saved.length === 1 && known.length > 0 && !presetsAreGiven ? { ...input, presets: known } : input;
  const sides = await judge(opened, first, options);
  if (saved.length > 0) return sides;
  const [before, after] = [presetsBehind(sides[0].report), presetsBehind(sides[1].report)];
  if (JSON.stringify(before) === JSON.stringify(after)) return sides;
  return judge(opened, { ...first, presets: [...new Set([...before, ...after])] }, options);
}

async function judge(
  [before, after]: readonly [Opened, Opened],
  input: RulesetInput,
  options: LintOptions,
): Promise<readonly [Side, Side]> {
  const ruleset = await resolveRuleset(input);
  return Promise.all([judgeSide(before, ruleset, options), judgeSide(after, ruleset, options)]);
}
