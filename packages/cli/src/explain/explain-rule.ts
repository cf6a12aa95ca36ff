import type { Fact, Rule } from '@hostlint/core';
import { factsBehind } from '../reach.js';
import { hang, wrapText } from '../reporters/pretty/layout.js';
import { severityColor, type Paint } from '../reporters/pretty/paint.js';
import { capitalized } from '../reporters/pretty/words.js';
import { optionLines } from './option-lines.js';
import { listSection, section } from './sections.js';

/** All that is known about a rule, as text. */
export function explainRule(rule: Rule, paint: Paint): string {
  const { id, meta } = rule;
  const { chalk, width } = paint;
  const options = optionLines(rule, paint);
  const severity = severityColor(paint, meta.severity)(meta.severity);
  const parts = [
    `${chalk.bold(id)}  ${severity}\n${wrapText(meta.title, width)}`,
    section('Why', meta.why, paint),
    section('Fix', meta.fix, paint),
    listSection(
      'What is read',
      factsBehind(rule.needs).flatMap(fact => factLines(fact, paint)),
      paint,
    ),
    ...(options.length > 0 ? [listSection('Options', options, paint)] : []),
    listSection(
      'Sources',
      meta.sources.map(source => hang('  - ', source, width)),
      paint,
    ),
    section('What a fail means', consequence(rule), paint),
  ];
  return `${parts.join('\n\n')}\n`;
}

function factLines({ id, summary, privileges }: Fact<unknown>, { width, chalk }: Paint): readonly string[] {
  const lines = [hang(`  ${id}  `, summary, width)];
  return privileges === undefined ? lines : [...lines, hang(`      ${chalk.dim('rights:')} `, privileges, width)];
}

function consequence({ id, meta }: Rule): string {
  const engines = (meta.stops ?? []).map(capitalized);
  const stops =
    engines.length > 0
      ? [`It can keep ${engines.join(' and ')} from starting; the forecast of a report says whether it does here.`]
      : [];
  const codes = {
    error: 'A fail makes the exit code 1, and an undecided outcome makes it 3 when nothing fails.',
    warning:
      'A fail leaves the exit code at 0, unless --fail-on warning or info is given; an undecided outcome does not count.',
    info: 'A fail leaves the exit code at 0, unless --fail-on info is given; an undecided outcome does not count.',
  }[meta.severity];
  return [...stops, codes, `--rule ${id}=off|info|warning|error changes that.`].join(' ');
}
