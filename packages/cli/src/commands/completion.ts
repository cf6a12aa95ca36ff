import type { PluginIndex } from '@hostlint/core';
import { ownFormats } from '../reporters/reporter-named.js';
import { sarifProfiles } from '../reporters/report-settings.js';

/** The words that may follow those on the command line; `undefined` leaves it to what is known of commands and options. */
export function complete(
  current: string,
  words: readonly string[],
  previous: string,
  index: PluginIndex,
): readonly string[] | undefined {
  const { rules, facts, presets, forecasts, reporters } = index;
  const command = words.find(word => ['diff', 'explain', 'list', 'facts', 'layers'].includes(word));
  const values: Readonly<Record<string, readonly string[]>> = {
    '--preset': [...presets.keys()],
    '--rule': [...rules.keys()].map(id => `${id}=`),
    '--format': formatsOf(command) ?? [...ownFormats, ...reporters.keys()],
    '--fail-on': ['error', 'warning', 'info', 'never'],
    '--unknown': ['fail', 'warn', 'ignore'],
    '--sarif-profile': sarifProfiles,
    '--engine': forecasts.map(({ engine }) => `${engine}@`),
  };
  const own = values[previous];
  if (own) return startingWith(own, current);
  if (current.startsWith('-')) return undefined;
  switch (command) {
    case 'explain':
      return startingWith([...rules.keys()], current);
    case 'facts':
      return startingWith([...facts.keys()], current);
    case 'list':
      return startingWith(['rules', 'facts', 'presets', 'formats'], current);
    default:
      return undefined;
  }
}

const formatsOf = (command: string | undefined): readonly string[] | undefined =>
  command === undefined ? undefined : command === 'layers' ? ['text', 'json', 'html'] : ['text', 'json'];

const startingWith = (words: readonly string[], start: string): readonly string[] =>
  words.filter(word => word.startsWith(start)).sort();
