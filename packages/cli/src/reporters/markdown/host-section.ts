import type { EngineForecast, Finding, Report } from '@hostlint/core';
import { exitReason } from '../exit-reason.js';
import { nameOf, placeOf, waiverText } from '../finding-text.js';
import { verdictSentence } from '../pretty/verdict.js';
import { capitalized } from '../pretty/words.js';
import { sourceWords } from '../source-words.js';
import type { ReportSettings } from '../report-settings.js';
import { present, standingOf, tallyOf, type Standing } from '../standing.js';
import { tallyWords } from '../tally-words.js';
import { code, inertMarkdown, verbatim } from './inert-markdown.js';

/** A host in pieces that may be cut between any two of them. `level`: of its heading. */
export function hostSection(report: Report, level: number, settings: ReportSettings): readonly string[] {
  const { host, tool, presets, findings, forecasts, exitCode, limits = [] } = report;
  const of = (...standings: readonly Standing[]): readonly Finding[] =>
    present(findings).filter(finding => standings.includes(standingOf(finding, settings.exitPolicy)));
  const failed = of('failed', 'noted');
  const about = [
    host.os,
    host.kernel && `Linux ${host.kernel}`,
    host.arch,
    sourceWords(host.source),
    `${tool.name} ${tool.version}`,
  ];
  const heading = (text: string): string => `${'#'.repeat(level + 1)} ${text}\n\n`;
  return [
    `${'#'.repeat(level)} ${inertMarkdown(verdictSentence(report)[0])}\n\n`,
    `Judged: ${inertMarkdown(about.filter(Boolean).join(' - '))}, preset ${inertMarkdown(presets.join(' + '))}\n\n`,
    ...(limits.length > 0 ? [`${limits.map(({ text }) => `- Limit: ${inertMarkdown(text)}\n`).join('')}\n`] : []),
    ...table(
      heading('Failed'),
      ['severity', 'rule', 'what'],
      failed.map(finding => [finding.severity, code(nameOf(finding)), inertMarkdown(finding.message)]),
    ),
    ...details(failed),
    ...table(
      heading('Broken'),
      ['rule', 'why'],
      of('broken').map(finding => [code(nameOf(finding)), inertMarkdown(finding.message)]),
    ),
    ...table(
      heading('Undecided'),
      ['severity', 'rule', 'why', 'how to decide it'],
      of('undecided', 'open').map(finding => [
        finding.severity,
        code(nameOf(finding)),
        inertMarkdown(finding.message),
        inertMarkdown(finding.cure ?? ''),
      ]),
    ),
    ...table(
      heading('Waived'),
      ['severity', 'rule', 'what', 'why'],
      of('waived').map(finding => [
        finding.severity,
        code(nameOf(finding)),
        inertMarkdown(finding.message),
        inertMarkdown(waiverText(finding)),
      ]),
    ),
    ...table(
      heading('Other kernels that are installed'),
      ['severity', 'rule', 'what'],
      of('other-kernel').map(finding => [finding.severity, code(nameOf(finding)), inertMarkdown(finding.message)]),
    ),
    ...table(heading('Forecast'), ['engine', 'starts', 'storage'], forecasts.map(forecastRow)),
    `Counted: ${tallyWords(tallyOf(findings))}.\n\n`,
    `Exit code ${exitCode}: ${exitReason(report, settings.exitPolicy)}\n\n`,
  ];
}

function table(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const head = `${heading}${line(columns)}${line(columns.map(() => '---'))}`;
  return [head, ...rows.map(line), '\n'];
}

/** What mends it, once where one fix mends several findings of a rule. */
function details(failed: readonly Finding[]): readonly string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of failed) {
    if (!finding.fix) continue;
    const key = JSON.stringify([finding.rule, finding.fix]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map(group => {
    const [first] = group;
    const fix = first?.fix;
    if (!fix) return '';
    const name = group.length > 1 ? `${first.rule} (${group.length} times)` : nameOf(first);
    const seen = [...new Set(group.flatMap(({ evidence }) => evidence.map(placeOf)))].slice(0, mostPlaces);
    return [
      `<details><summary>Fix for ${code(name)}</summary>\n\n`,
      `Do: ${inertMarkdown(fix.summary)}\n\n`,
      ...(seen.length > 0 ? [`Seen: ${seen.map(code).join(', ')}\n\n`] : []),
      ...(fix.commands.length > 0 ? [`${verbatim(fix.commands)}\n\n`] : []),
      '</details>\n\n',
    ].join('');
  });
}

const mostPlaces = 5;

function forecastRow({ engine, version, installed, starts, refusals, ...said }: EngineForecast): readonly string[] {
  const name = [capitalized(engine), version, installed === false ? '(not installed)' : null].filter(Boolean).join(' ');
  const answer = starts === null ? 'cannot be told' : starts ? 'yes' : `no: ${refusals.join(', ')}`;
  const storage = [said.storageDriver, said.backingFilesystem && `on ${said.backingFilesystem}`].filter(Boolean);
  return [name, answer, storage.join(' ')].map(inertMarkdown);
}
