import { configSchema } from './generate/config-schema.js';
import { factsIndexPage, presetsIndexPage, rulesIndexPage } from './generate/index-pages.js';
import { factPage } from './generate/fact-page.js';
import { formatted, settle } from './generate/outputs.js';
import { pageAssets } from './generate/page-assets.js';
import { pluginFiles } from './generate/plugin-files.js';
import { reportSetSchema } from './generate/report-set-schema.js';
import { rulePage } from './generate/rule-page.js';
import { collectTables } from './generate/test-tables.js';
import { findUnits } from './generate/units.js';

// `npm run generate` writes what follows from the rules and facts that exist; with `--check` it only says what is stale.
const check = process.argv.includes('--check');
const { units, problems } = await findUnits();
const { tables, factCases, problems: tableProblems } = await collectTables(units);

const outputs = new Map<string, string>();
for (const [path, text] of pluginFiles(units, tables, factCases)) outputs.set(path, text);
for (const rule of units.rules)
  outputs.set(`docs/rules/${rule.value.id}.md`, rulePage(rule, tables.get(rule.value.id), units));
for (const fact of units.facts)
  outputs.set(`docs/facts/${fact.value.id}.md`, factPage(fact, factCases.get(fact.value.id) ?? [], units));
outputs.set('docs/rules/README.md', rulesIndexPage(units));
outputs.set('docs/rules/by-preset.md', presetsIndexPage(units));
outputs.set('docs/facts/README.md', factsIndexPage(units));
for (const [path, text] of await configSchema(units)) outputs.set(path, text);
for (const [path, text] of await reportSetSchema()) outputs.set(path, text);
for (const [path, text] of await pageAssets()) outputs.set(path, text);

const result = await settle(
  await formatted(outputs),
  ['docs/rules', 'docs/facts', 'packages/rules/src/generated'],
  check,
);
const complaints = [
  ...problems,
  ...tableProblems,
  ...(check ? result.map(stale => `${stale}; run \`npm run generate\``) : []),
];
for (const complaint of complaints) console.error(`generate: ${complaint}`);
if (!check) for (const change of result) console.log(change);
const { rules, facts, presets, forecasts } = units;
console.log(`${rules.length} rules, ${facts.length} facts, ${presets.length} presets, ${forecasts.length} forecasts`);
process.exitCode = complaints.length > 0 ? 1 : 0;
