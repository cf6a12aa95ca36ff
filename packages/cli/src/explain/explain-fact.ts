import { describeReads, type Fact, type Rule } from '@hostlint/core';
import { factsBehind } from '../reach.js';
import { hang, wrapText } from '../reporters/pretty/layout.js';
import type { Paint } from '../reporters/pretty/paint.js';
import { listSection, section } from './sections.js';

/** All that is known about a fact, as text. */
export function explainFact(
  fact: Fact<unknown>,
  { rules, examples }: { readonly rules: readonly Rule[]; readonly examples: readonly string[] },
  paint: Paint,
): string {
  const { chalk, width } = paint;
  const needed = factsBehind(fact.needs);
  const readers = rules.filter(rule => factsBehind(rule.needs).includes(fact));
  const asked = [...describeReads(fact.reads ?? {})].map(([kind, all]) =>
    hang(`  ${kind}  `, all.map(({ of, remark }) => (remark === null ? of : `${of} (${remark})`)).join(', '), width),
  );
  const parts = [
    `${chalk.bold(fact.id)}  fact\n${wrapText(fact.summary, width)}`,
    ...(fact.privileges === undefined ? [] : [section('Rights', fact.privileges, paint)]),
    ...(asked.length === 0 ? [] : [listSection('Reads', asked, paint)]),
    ...(needed.length === 0
      ? []
      : [
          listSection(
            'Made of',
            needed.map(({ id, summary }) => hang(`  ${id}  `, summary, width)),
            paint,
          ),
        ]),
    listSection(
      'Read by',
      readers.length === 0 ? ['  no rule'] : readers.map(({ id, meta }) => hang(`  ${id}  `, meta.title, width)),
      paint,
    ),
    ...(examples.length > 0
      ? [
          listSection(
            'Hosts that its test reads it from',
            examples.map(name => hang('  - ', name, width)),
            paint,
          ),
        ]
      : []),
    section('Its value here', `hostlint facts ${fact.id}`, paint),
  ];
  return `${parts.join('\n\n')}\n`;
}
