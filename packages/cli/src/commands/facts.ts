import { cleanText, createFactStore, indexPlugins, type Fact, type PluginIndex } from '@hostlint/core';
import { wantsColor } from '../color.js';
import type { Command, Invocation } from '../command.js';
import { loadConfigured } from '../config/settings.js';
import { formatFact, type FactEntry } from '../facts/format-fact.js';
import { plainValue } from '../facts/plain-value.js';
import { booleanFlag, choiceFlag, textFlag } from '../flags/flags.js';
import { configurationOptions, judgingOptions, readingOptions } from '../flags/option-groups.js';
import { paintOf } from '../reporters/pretty/paint.js';
import { plainSettings } from '../reporters/report-settings.js';
import { readingSettings } from '../run-settings.js';
import { suggestion } from '../suggestion.js';
import { openTarget } from '../target.js';
import { columnsOf } from '../terminal-width.js';
import { UsageError } from '../usage-error.js';

export const facts: Command = {
  name: 'facts',
  usage: 'hostlint facts [ID...] [options]',
  summary: 'Show what was read from a host',
  about: 'Show facts of a host and where they were seen; all of them when no ID is given.',
  options: {
    target: {
      group: 'How the host is read:',
      describe: 'TARGET as for check; this machine by default',
      type: 'string',
      nargs: 1,
      requiresArg: true,
    },
    ...readingOptions,
    engine: judgingOptions.engine ?? {},
    format: { group: 'Report:', describe: 'text or json', type: 'string', nargs: 1, requiresArg: true },
    ...configurationOptions,
  },
  examples: [
    ['hostlint facts kernel/release', 'One fact'],
    ['hostlint facts --format json', 'All facts, for programs'],
    ['hostlint facts --target web-1.tar.gz', 'Of a host that `hostlint collect` has read'],
  ],
  run: runFacts,
};

async function runFacts({ words, flags, environment }: Invocation) {
  const format = choiceFlag(flags, 'format', ['text', 'json']) ?? 'text';
  const configured = await loadConfigured(flags, environment);
  const index = indexPlugins(configured.plugins);
  const wanted = factsNamed(words, index);
  const { engines, timeoutMs, probe, sudo, censusMs } = readingSettings(flags, configured, index);
  const source = await openTarget(textFlag(flags, 'target'), { probe, sudo, timeoutMs, censusMs, index }, environment);
  const store = createFactStore(source, {
    settings: { engines, judged: index.forecasts.map(({ engine }) => engine) },
    timeoutMs,
  });
  const entries = await Promise.all(wanted.map(fact => entryOf(fact, () => store.get(fact))));
  const exitCode = entries.some(({ broken }) => broken !== undefined) ? (2 as const) : (0 as const);
  if (format === 'json') return { text: `${JSON.stringify(entries, null, 2)}\n`, exitCode };
  const { stdout, variables } = environment;
  const color = wantsColor(booleanFlag(flags, 'color'), variables, stdout.isTTY === true);
  const paint = paintOf({ ...plainSettings, color, width: columnsOf(stdout, variables) });
  return { text: `${entries.map(entry => formatFact(entry, paint)).join('\n\n')}\n`, exitCode };
}

function factsNamed(ids: readonly string[], { facts: known }: PluginIndex): readonly Fact<unknown>[] {
  const all = ids.length > 0 ? ids : [...known.keys()].sort();
  return all.map(id => {
    const fact = known.get(id);
    if (fact) return fact;
    const hint = suggestion(id, [...known.keys()], '`hostlint list facts` shows all');
    throw new UsageError('unknown-name', `unknown fact "${id}"; ${hint}`);
  });
}

async function entryOf(
  fact: Fact<unknown>,
  get: () => Promise<Awaited<ReturnType<ReturnType<typeof createFactStore>['get']>>>,
): Promise<FactEntry> {
  try {
    const result = await get();
    return result.known
      ? { fact: fact.id, known: true, value: plainValue(result.value), evidence: result.evidence }
      : { fact: fact.id, known: false, reason: result.reason, detail: cleanText(result.detail) };
  } catch (error) {
    // A fact that throws is a bug of its plugin; the other facts are still told.
    return { fact: fact.id, known: false, broken: cleanText(error instanceof Error ? error.message : String(error)) };
  }
}
