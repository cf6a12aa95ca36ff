import { describeReads, factOf, type Fact, type Needs } from '@hostlint/core';
import { code, linkTo, list, prose, section } from './markdown.js';
import { banner } from './plugin-files.js';
import type { Unit, Units } from './units.js';

/** docs/facts/AREA/FACT.md: what the fact is, what it is made from and who wants it. */
export function factPage({ file, value: fact }: Unit<Fact<unknown>>, cases: readonly string[], units: Units): string {
  const wants = (needs: Needs): boolean => Object.values(needs).some(need => factOf(need).id === fact.id);
  const rules = units.rules
    .filter(({ value }) => wants(value.needs as Needs))
    .map(({ value }) => linkTo('rules', value.id, 'facts'));
  const facts = units.facts
    .filter(({ value }) => wants(value.needs))
    .map(({ value }) => linkTo('facts', value.id, 'facts'));
  const needs = Object.values(fact.needs).map(
    need => linkTo('facts', factOf(need).id, 'facts') + ('maybe' in need ? ', if it is to be had' : ''),
  );
  return [
    `<!-- ${banner} Made from ${file}. -->\n`,
    `# ${fact.id}\n`,
    `${prose(fact.summary)}\n`,
    section('Privileges', fact.privileges === undefined ? '' : prose(fact.privileges)),
    section('Reads', readsIn(fact)),
    section('Made from', list(needs)),
    section('Cases', cases.length > 0 ? `Hosts that its test reads it from.\n\n${list(cases.map(prose))}` : ''),
    section('Rules that want it', list(rules)),
    section('Facts made from it', list(facts)),
    `\n\`hostlint facts ${fact.id}\` shows its value on this host.\n`,
  ].join('\n');
}

function readsIn({ reads = {} }: Fact<unknown>): string {
  const kinds = [...describeReads(reads)].map(
    ([kind, all]) =>
      `${kind} ${all.map(({ of, remark }) => code(of) + (remark === null ? '' : ` (${remark})`)).join(', ')}`,
  );
  if (kinds.length === 0) return 'Nothing of the host itself.';
  const words = kinds.some(kind => /\{\w+\}/.test(kind))
    ? '\n\nWhat the words in braces stand for: [what a fact reads](../../writing-a-rule.md#what-a-fact-reads).'
    : '';
  return list(kinds.map(kind => kind[0]?.toUpperCase() + kind.slice(1))) + words;
}
