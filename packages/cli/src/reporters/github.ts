import type { Finding, Report, Severity } from '@hostlint/core';
import { findingLines, nameOf } from './finding-text.js';
import { inertMarks } from './inert.js';
import { verdictSentence } from './pretty/verdict.js';
import { plainSettings, type ReportSettings, type SettledReporter } from './report-settings.js';
import { present, standingOf, tallyOf } from './standing.js';
import { tallyWords } from './tally-words.js';

/** How many annotations of one level GitHub shows for a step. */
const shown = 10;

/**
 * Commands to the runner of GitHub Actions. They name no file: what a finding points at is a file of the host, and the runner
 * takes every path for one of the repository.
 */
export const github: SettledReporter = {
  summary: 'Annotations of a GitHub Actions run, gravest first.',
  format: (report, _rules, settings = plainSettings) => annotations([report], settings),
  formatMany: ({ reports }, _rules, settings = plainSettings) => annotations(reports, settings),
};

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
}

const levels: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', info: 'notice' };

function annotations(reports: readonly Report[], settings: ReportSettings): string {
  const all = reports.flatMap(report => ofHost(report, settings));
  const sorted = (['error', 'warning', 'notice'] as const).map(level => all.filter(one => one.level === level));
  const summaries = reports.map(report => summary(report));
  const [errors = [], warnings = [], notices = []] = sorted;
  const isCut = errors.length > shown || warnings.length > shown || notices.length + summaries.length > shown;
  const hint = `GitHub shows ${shown} annotations of a level; the log of this step has all of them.`;
  const lines = summaries.map(one => (isCut ? { ...one, message: `${one.message}\n${hint}` } : one));
  // The summaries stand first among the notices, and are shown whatever else there is.
  return [...lines, ...errors, ...warnings, ...notices].map(one => `${command(one)}\n`).join('');
}

function summary(report: Report): Annotation {
  const { host, findings, exitCode, limits = [] } = report;
  return {
    level: 'notice',
    title: `hostlint: ${host.label}`,
    message: [
      verdictSentence(report)[0],
      `${tallyWords(tallyOf(findings))}. Exit code ${exitCode}.`,
      ...limits.map(({ text }) => `Limit: ${text}`),
    ].join('\n'),
  };
}

function ofHost({ host, findings }: Report, { exitPolicy }: ReportSettings): readonly Annotation[] {
  return present(findings).flatMap((finding): Annotation | readonly [] => {
    const level = levelOf(finding);
    const title = (what: string): string => `${what}${nameOf(finding)} on ${host.label}`;
    const message = findingLines(finding).join('\n');
    switch (standingOf(finding, exitPolicy)) {
      case 'failed':
      case 'noted':
        return { level, title: title(''), message };
      case 'undecided':
        return { level: 'warning', title: title('undecided: '), message };
      case 'broken':
        return { level: 'error', title: title('broken: '), message };
      case 'open':
      case 'waived':
      case 'other-kernel':
      case 'not-applicable':
      case 'pass':
        return [];
    }
  });
}

const levelOf = ({ severity }: Finding): Level => levels[severity];

const command = ({ level, title, message }: Annotation): string =>
  `::${level} title=${property(title)}::${data(message)}`;

/** The runner ends a command at the line, and undoes just these escapes. */
const data = (text: string): string => inertMarks(text).replace(/[%\r\n]/g, escaped);
const property = (text: string): string => inertMarks(text).replace(/[%\r\n:,]/g, escaped);

const escaped = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
