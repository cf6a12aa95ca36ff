import type { Preset } from '@hostlint/core';
import { list, prose } from './markdown.js';
import { banner } from './plugin-files.js';
import type { Units } from './units.js';

/** docs/rules/README.md: by area. */
export function rulesIndexPage({ rules }: Units): string {
  const entries = rules.map(({ value: { id, meta } }) => ({
    id,
    text: `${prose(meta.title)} _(${meta.severity}${meta.stops?.length ? `, stops ${meta.stops.join(', ')}` : ''})_`,
  }));
  const areas = areasOf(entries.map(({ id }) => id));
  const intro =
    'A rule is a sentence about a host that should be true. `hostlint explain RULE` says the same in a terminal.';
  const jump = `${rules.length} rules by area: ${areas.map(area => `[${area}](#${area})`).join(', ')}. [Rules by preset](by-preset.md).`;
  return `<!-- ${banner} -->\n\n# Rules\n\n${intro}\n\n${jump}\n\n${byArea(entries)}`;
}

/** docs/rules/by-preset.md */
export function presetsIndexPage({ rules, presets }: Units): string {
  const all = rules.map(({ value }) => value);
  const intro =
    'A preset names the rules that belong together, and the engines whose forecast goes with them. `--preset NAME` takes one; several may be given. [Rules by area](README.md).';
  const sections = presets.map(({ name, value }) => presetSection(name, value(all)));
  return `<!-- ${banner} -->\n\n# Rules by preset\n\n${intro}\n\n${sections.join('\n\n')}`;
}

/** What a preset takes, a paragraph for each area; what the rules say stands in the other index. */
function presetSection(name: string, { summary, rules, choice, engines }: Preset): string {
  const head = `## ${name}\n\n${prose(summary)}`;
  if (choice) {
    const among = choice.among.map(one => `[${one}](#${one})`).join(', ');
    return `${head}\n\nStands for those of these that fit the host, and the report says which: ${among}.`;
  }
  const ids = Object.keys(rules).sort();
  const links = (area: string): string =>
    ids
      .filter(id => id.startsWith(`${area}/`))
      .map(id => `[${id.slice(area.length + 1)}](${id}.md)`)
      .join(', ');
  const forecast = engines?.length ? `, and the forecast of ${engines.join(', ')}` : '';
  return `${head}\n\n${ids.length} rules${forecast}:\n\n${list(areasOf(ids).map(area => `${area}: ${links(area)}`))}`;
}

const areasOf = (ids: readonly string[]): readonly string[] => [...new Set(ids.map(id => id.split('/')[0] ?? ''))];

/** docs/facts/README.md */
export function factsIndexPage({ facts }: Units): string {
  const entries = facts.map(({ value }) => ({ id: value.id, text: prose(value.summary) }));
  const intro =
    'A fact is a named value of a host. `hostlint facts ID` shows it with the files and lines that it was read from.';
  return `<!-- ${banner} -->\n\n# Facts\n\n${intro}\n\n${byArea(entries)}`;
}

function byArea(entries: readonly { readonly id: string; readonly text: string }[]): string {
  const own = (area: string): readonly string[] =>
    entries.filter(({ id }) => id.startsWith(`${area}/`)).map(({ id, text }) => `[${id}](${id}.md): ${text}`);
  return areasOf(entries.map(({ id }) => id))
    .map(area => `## ${area}\n\n${list(own(area))}`)
    .join('\n\n');
}
