import { readFileSync } from 'node:fs';
import { indexPlugins, type Report, type ReportSet } from '@hostlint/core';
import rules from '@hostlint/rules';
import { writeReports } from '../../packages/cli/src/report-files.js';
import { plainSettings } from '../../packages/cli/src/reporters/report-settings.js';
import { reporters } from '../../packages/cli/src/reporters/reporters.js';

// Run by formats.ts in a process of its own: FORMAT, a report, hosts, runs. Says how long the format and JSON.stringify took, in turns.
const [name = '', file = '', hosts = '', runs = ''] = process.argv.slice(2);
const reporter = reporters[name as keyof typeof reporters];
const text = readFileSync(file, 'utf8');
const all = [...indexPlugins([rules]).rules.values()];

/** As after a run: what hosts have in common is there once. Anew for each turn, so that nothing is remembered of the last. */
function setOf(count: number): ReportSet {
  const { host, ...report } = JSON.parse(text) as Report;
  const reports = Array.from({ length: count }, (_, at) => ({ ...report, host: { ...host, label: `host-${at}` } }));
  return { schemaVersion: 1, tool: report.tool, reports, exitCode: report.exitCode };
}

function time(write: (set: ReportSet) => string | Iterable<string>): number {
  const set = setOf(Number(hosts));
  const start = performance.now();
  const written = write(set);
  let length = 0;
  for (const piece of typeof written === 'string' ? [written] : written) length += piece.length;
  if (length === 0) throw new Error(`${name} writes nothing`);
  return performance.now() - start;
}

const pairs: [number, number][] = [];
for (let turn = -1; turn < Number(runs); turn++) {
  const pair: [number, number] = [
    time(set => writeReports(reporter, set, all, plainSettings).text),
    time(set => JSON.stringify(set)),
  ];
  if (turn >= 0) pairs.push(pair);
}
console.log(JSON.stringify(pairs));
