import { indexPlugins, type Examples, type Fact, type Plugin, type Rule } from '@hostlint/core';
import { wantsColor } from '../color.js';
import type { Command, Invocation } from '../command.js';
import { loadConfigured } from '../config/settings.js';
import { explainFact } from '../explain/explain-fact.js';
import { explainRule } from '../explain/explain-rule.js';
import { booleanFlag } from '../flags/flags.js';
import { configurationOptions } from '../flags/option-groups.js';
import { paintOf } from '../reporters/pretty/paint.js';
import { plainSettings } from '../reporters/report-settings.js';
import { suggestion } from '../suggestion.js';
import { columnsOf } from '../terminal-width.js';
import { UsageError } from '../usage-error.js';

export const explain: Command = {
  name: 'explain',
  usage: 'hostlint explain RULE [options]',
  summary: 'Tell all about a rule',
  about:
    'Tell all about a rule: why it matters, what it reads and with what rights, how to mend it, where the knowledge comes from.',
  options: configurationOptions,
  examples: [
    ['hostlint explain filesystem/d-type', 'A rule'],
    ['hostlint explain kernel/release', 'A fact that rules read'],
  ],
  run: runExplain,
};

async function runExplain({ words, flags, environment }: Invocation) {
  const [id, extra] = words;
  if (id === undefined)
    throw new UsageError('unknown-argument', 'say which rule to explain; `hostlint list rules` shows all');
  if (extra !== undefined)
    throw new UsageError('unknown-argument', `unexpected argument "${extra}"; explain one rule at a time`);
  const { plugins } = await loadConfigured(flags, environment);
  const { rules, facts, presets } = indexPlugins(plugins);
  const { stdout, variables } = environment;
  const color = wantsColor(booleanFlag(flags, 'color'), variables, stdout.isTTY === true);
  const paint = paintOf({ ...plainSettings, color, width: columnsOf(stdout, variables) });
  // A subject is part of a finding's name, not of the rule's.
  const rule = rules.get(id.replace(/#.*$/s, ''));
  if (rule) {
    const own = [...presets].filter(([, preset]) => rule.id in preset.rules).map(([name]) => name);
    const examples = (await examplesOf(rule, plugins, 'rules'))?.rules[rule.id] ?? null;
    return { text: explainRule(rule, { presets: own, examples }, paint), exitCode: 0 as const };
  }
  const fact = facts.get(id);
  if (fact) {
    const examples = (await examplesOf(fact, plugins, 'facts'))?.facts[fact.id] ?? [];
    return { text: explainFact(fact, { rules: [...rules.values()], examples }, paint), exitCode: 0 as const };
  }
  const hint = suggestion(id, [...rules.keys(), ...facts.keys()], '`hostlint list rules` shows all');
  throw new UsageError('unknown-name', `unknown rule "${id}"; ${hint}`);
}

/** What the tests of the plugin that brings a rule or a fact show. */
async function examplesOf(
  unit: Rule | Fact<unknown>,
  plugins: readonly Plugin[],
  kind: 'rules' | 'facts',
): Promise<Examples | undefined> {
  const owner = plugins.find(plugin => plugin[kind]?.some(({ id }) => id === unit.id));
  return owner?.examples?.();
}
