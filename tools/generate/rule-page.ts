import { factOf, type Needs, type Rule } from '@hostlint/core';
import { code, linkTo, list, prose, section } from './markdown.js';
import { banner } from './plugin-files.js';
import type { Table } from './test-tables.js';
import type { Unit, Units } from './units.js';

/** docs/rules/AREA/RULE.md: everything that the rule says about itself, and the cases that its test shows. */
export function rulePage({ file, value: rule }: Unit<Rule>, table: Table | undefined, units: Units): string {
  return [
    `<!-- ${banner} Made from ${file} and its test. -->\n`,
    `# ${rule.id}\n`,
    `**${prose(rule.meta.title)}**\n`,
    list(standing(rule, units)),
    section('Why', prose(rule.meta.why)),
    section('What it reads', list(reads(rule.needs as Needs))),
    section(
      'What it says when it fails',
      list(Object.entries(rule.messages as Record<string, string>).map(([id, text]) => `${code(id)}: ${prose(text)}`)),
    ),
    section('How to mend it', prose(rule.meta.fix)),
    section('Options', options(rule)),
    section('Cases', table ? cases(table) : ''),
    section('Sources', list(rule.meta.sources.map(prose))),
  ].join('\n');
}

function standing(rule: Rule, units: Units): readonly string[] {
  const { severity, stops, tags, securitySeverity } = rule.meta;
  const rules = units.rules.map(({ value }) => value);
  const presets = units.presets.filter(({ value }) => rule.id in value(rules).rules).map(({ name }) => code(name));
  return [
    `Severity: ${severity}`,
    ...(stops?.length ? [`A fail keeps from starting: ${stops.join(', ')}, unless the case below says otherwise`] : []),
    ...(securitySeverity === undefined ? [] : [`Security severity: ${securitySeverity.toFixed(1)}`]),
    `Presets: ${presets.length > 0 ? presets.join(', ') : 'none'}`,
    ...(tags?.length ? [`Tags: ${tags.map(code).join(', ')}`] : []),
  ];
}

function reads(needs: Needs): readonly string[] {
  return Object.values(needs).map(need => {
    const fact = factOf(need);
    const privileges = fact.privileges === undefined ? '' : ` ${prose(fact.privileges)}`;
    return `${linkTo('facts', fact.id, 'rules')}: ${prose(fact.summary)}${'maybe' in need ? ' The rule also decides without it.' : ''}${privileges}`;
  });
}

function options({ id, options: schema, defaults }: Rule): string {
  if (!schema) return '';
  const properties = Object.entries(schema.properties as Record<string, Record<string, unknown>>).map(
    ([name, property]) => {
      const values = Array.isArray(property.enum)
        ? property.enum.map(value => code(JSON.stringify(value))).join(', ')
        : String(property.type ?? 'any');
      const given = (defaults as Record<string, unknown>)[name];
      const usual = given === undefined ? '' : `, ${code(JSON.stringify(given))} by default`;
      return `${code(name)} (${values}${usual})${property.description ? `: ${prose(String(property.description))}` : ''}`;
    },
  );
  const example = JSON.stringify({ rules: { [id]: ['error', defaults] } }, null, 2);
  return `${list(properties)}\n\n\`\`\`json\n${example}\n\`\`\``;
}

function cases(table: Table): string {
  const named = (all: readonly { readonly name: string }[] | undefined): string =>
    list((all ?? []).map(({ name }) => prose(name)));
  const fails = list(table.fail.map(({ name, message }) => `${prose(name)} → ${code(message)}`));
  const groups = [
    ['Fail', fails],
    ['Pass', named(table.pass)],
    ['Not applicable', named(table.notApplicable)],
    ['Unknown', named(table.unknown)],
  ] as const;
  const shown = groups.filter(([, items]) => items !== '').map(([title, items]) => `${title}:\n\n${items}`);
  return `Each is a case of the rule's test.\n\n${shown.join('\n\n')}`;
}
