import type { PluginIndex } from '@hostlint/core';
import { planFormats } from './plan.js';
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
  const command = words.find(word =>
    ['plan', 'fix', 'switch', 'diff', 'explain', 'list', 'facts', 'layers'].includes(word),
  );
  const values: Readonly<Record<string, readonly string[]>> = {
    '--preset': [...presets.keys()],
    '--rule': [...rules.keys()].map(id => `${id}=`),
    '--format': formatsOf(command, reporters),
    '--only': [...rules.keys()],
    '--fail-on': ['error', 'warning', 'info', 'never'],
    '--unknown': ['fail', 'warn', 'ignore'],
    '--sarif-profile': sarifProfiles,
    '--engine': forecasts.map(({ engine }) => `${engine}@`),
  };
  const own = values[previous];
  if (own) return startingWith(own, current);
  if (current.startsWith('-')) return undefined;
  switch (command) {
    case 'fix':
    case 'explain':
      return startingWith([...rules.keys()], current);
    case 'facts':
      return startingWith([...facts.keys()], current);
    case 'switch':
      return startingWith(['overlay2', 'fuse-overlayfs', 'btrfs', 'zfs', 'vfs', 'containerd'], current);
    case 'list':
      return startingWith(['rules', 'facts', 'presets', 'formats'], current);
    default:
      return undefined;
  }
}

function formatsOf(command: string | undefined, reporters: PluginIndex['reporters']): readonly string[] {
  if (command === undefined) return [...ownFormats, ...reporters.keys()];
  if (command === 'layers') return ['text', 'json', 'html'];
  return command === 'plan' ? planFormats : ['text', 'json'];
}

const startingWith = (words: readonly string[], start: string): readonly string[] =>
  words.filter(word => word.startsWith(start)).sort();
