import { indexPlugins, type PluginIndex } from '@hostlint/core';
import { wantsColor } from '../color.js';
import type { Command, Invocation } from '../command.js';
import { loadConfigured } from '../config/settings.js';
import { booleanFlag, choiceFlag } from '../flags/flags.js';
import { configurationOptions } from '../flags/option-groups.js';
import { hang } from '../reporters/pretty/layout.js';
import { paintOf, severityColor, type Paint } from '../reporters/pretty/paint.js';
import { plainSettings } from '../reporters/report-settings.js';
import { suggestion } from '../suggestion.js';
import { columnsOf } from '../terminal-width.js';
import { UsageError } from '../usage-error.js';

export const list: Command = {
  name: 'list',
  usage: 'hostlint list rules|facts|presets|formats [options]',
  summary: 'List rules, facts, presets or forms of the report',
  about: 'List what there is, with what the plugins of the configuration bring.',
  options: {
    format: { group: 'Report:', describe: 'text or json', type: 'string', nargs: 1, requiresArg: true },
    ...configurationOptions,
  },
  examples: [
    ['hostlint list rules', 'Every rule, its severity, and what must hold'],
    ['hostlint list presets --format json', 'For programs'],
  ],
  run: runList,
};

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

const things: Readonly<
  Record<
    string,
    { rows(index: PluginIndex): readonly Row[] | Promise<readonly Row[]>; line(row: Row, paint: Paint): string }
  >
> = {
  rules: {
    rows: ({ rules }) =>
      [...rules.values()].map(({ id, meta }) => ({
        id,
        severity: meta.severity,
        title: meta.title,
        stops: meta.stops ?? [],
      })),
    line: (row, paint) => {
      const severity = row.severity as 'error' | 'warning' | 'info';
      return entry(`${row.id}  ${severityColor(paint, severity)(severity)}`, String(row.title), paint);
    },
  },
  facts: {
    rows: ({ facts }) =>
      [...facts.values()].map(({ id, summary, privileges }) => ({ id, summary, privileges: privileges ?? null })),
    line: (row, paint) => entry(row.id, String(row.summary), paint),
  },
  presets: {
    rows: ({ presets }) =>
      [...presets].map(([id, { summary, rules, engines, choice }]) => ({
        id,
        summary,
        engines: engines ?? [],
        rules: Object.keys(rules).sort(),
        among: choice?.among ?? [],
      })),
    line: (row, paint) => {
      const [rules, among] = [row.rules as string[], row.among as string[]];
      const size = among.length > 0 ? `chooses among ${among.join(', ')}` : `${rules.length} rules`;
      return entry(`${row.id}  ${size}`, String(row.summary), paint);
    },
  },
  formats: {
    rows: async ({ reporters }) => {
      const { reporters: own } = await import('../reporters/reporters.js');
      return [...Object.entries(own), ...reporters].map(([id, { summary }]) => ({ id, summary }));
    },
    line: (row, paint) => entry(row.id, String(row.summary), paint),
  },
};

async function runList({ words, flags, environment }: Invocation) {
  const [what, extra] = words;
  const kinds = Object.keys(things);
  const thing = what !== undefined && Object.hasOwn(things, what) ? things[what] : undefined;
  if (what === undefined)
    throw new UsageError('unknown-argument', `say what to list: hostlint list ${kinds.join('|')}`);
  if (!thing) throw new UsageError('unknown-argument', `cannot list "${what}"; ${suggestion(what, kinds)}`);
  if (extra !== undefined)
    throw new UsageError('unknown-argument', `unexpected argument "${extra}"; list one of ${kinds.join(', ')}`);
  const format = choiceFlag(flags, 'format', ['text', 'json']) ?? 'text';
  const { plugins } = await loadConfigured(flags, environment);
  const rows = [...(await thing.rows(indexPlugins(plugins)))].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (format === 'json') return { text: `${JSON.stringify(rows, null, 2)}\n`, exitCode: 0 as const };
  const { stdout, variables } = environment;
  const color = wantsColor(booleanFlag(flags, 'color'), variables, stdout.isTTY === true);
  const paint = paintOf({ ...plainSettings, color, width: columnsOf(stdout, variables) });
  return { text: rows.map(row => `${thing.line(row, paint)}\n`).join(''), exitCode: 0 as const };
}

const entry = (heading: string, text: string, { width }: Paint): string => `${heading}\n${hang('    ', text, width)}`;
