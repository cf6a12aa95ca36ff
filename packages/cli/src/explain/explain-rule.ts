import type { Fact, Rule, RuleExamples } from '@hostlint/core';
import { factsBehind } from '../reach.js';
import { hang, wrapText } from '../reporters/pretty/layout.js';
import { severityColor, type Paint } from '../reporters/pretty/paint.js';
import { capitalized } from '../reporters/pretty/words.js';
import { optionLines } from './option-lines.js';
import { listSection, section } from './sections.js';

/** What stands around a rule. */
export interface RuleSurroundings {
  /** The presets that take it. */
  readonly presets: readonly string[];
  /** What its test shows; `null`: its plugin brings no examples. */
  readonly examples: RuleExamples | null;
}

/** All that is known about a rule, as text; its page in docs/rules says the same. */
export function explainRule(rule: Rule, { presets, examples }: RuleSurroundings, paint: Paint): string {
  const { id, meta } = rule;
  const { chalk, width } = paint;
  const options = optionLines(rule, paint);
  const severity = severityColor(paint, meta.severity)(meta.severity);
  const parts = [
    `${chalk.bold(id)}  ${severity}\n${wrapText(meta.title, width)}`,
    section('Why', meta.why, paint),
    listSection(
      'What it says when it fails',
      Object.entries(rule.messages as Record<string, string>).map(([id, text]) => hang(`  ${id}  `, text, width)),
      paint,
    ),
    section('Fix', meta.fix, paint),
    listSection(
      'What is read',
      factsBehind(rule.needs).flatMap(fact => factLines(fact, paint)),
      paint,
    ),
    ...(options.length > 0 ? [listSection('Options', options, paint)] : []),
    ...(examples ? [listSection('Examples', exampleLines(examples, paint), paint)] : []),
    listSection(
      'Sources',
      meta.sources.map(source => hang('  - ', source, width)),
      paint,
    ),
    section('Presets', presets.length > 0 ? presets.join(', ') : 'none', paint),
    section('What a fail means', consequence(rule), paint),
  ];
  return `${parts.join('\n\n')}\n`;
}

function exampleLines({ fail, pass, notApplicable, unknown }: RuleExamples, { width }: Paint): readonly string[] {
  const lines = (status: string, names: readonly string[]): readonly string[] =>
    names.map(name => hang(`  ${status.padEnd(statusWidth)}  `, name, width));
  return [
    ...lines(
      'fail',
      fail.map(({ name, message }) => `${name} (${message})`),
    ),
    ...lines('pass', pass),
    ...lines('not-applicable', notApplicable),
    ...lines('unknown', unknown),
  ];
}

const statusWidth = 'not-applicable'.length;

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
