import { list, prose } from './markdown.js';
import { banner } from './plugin-files.js';
import type { Units } from './units.js';

/** docs/rules/README.md */
export function rulesIndexPage({ rules, presets }: Units): string {
  const all = rules.map(({ value }) => value);
  const bring = presets.map(({ name, value }) => {
    const preset = value(all);
    return `\`${name}\` (${Object.keys(preset.rules).length}): ${prose(preset.summary)}`;
  });
  const entries = all.map(({ id, meta }) => ({
    id,
    text: `${prose(meta.title)} _(${meta.severity}${meta.stops?.length ? `, stops ${meta.stops.join(', ')}` : ''})_`,
  }));
  const intro =
    'A rule is a sentence about a host that should be true. `hostlint explain RULE` says the same in a terminal.';
  return `<!-- ${banner} -->\n\n# Rules\n\n${intro}\n\nPresets:\n\n${list(bring)}\n\n${byArea(entries)}`;
}

/** docs/facts/README.md */
export function factsIndexPage({ facts }: Units): string {
  const entries = facts.map(({ value }) => ({ id: value.id, text: prose(value.summary) }));
  const intro =
    'A fact is a named value of a host. `hostlint facts ID` shows it with the files and lines that it was read from.';
  return `<!-- ${banner} -->\n\n# Facts\n\n${intro}\n\n${byArea(entries)}`;
}

function byArea(entries: readonly { readonly id: string; readonly text: string }[]): string {
  const areas = [...new Set(entries.map(({ id }) => id.split('/')[0] ?? ''))];
  const own = (area: string): readonly string[] =>
    entries.filter(({ id }) => id.startsWith(`${area}/`)).map(({ id, text }) => `[${id}](${id}.md): ${text}`);
  return areas.map(area => `## ${area}\n\n${list(own(area))}`).join('\n\n');
}
