import type { EngineForecast } from '@hostlint/core';
import { hang, wrapText } from './layout.js';
import type { Paint } from './paint.js';
import { capitalized } from './words.js';

/** What an engine would say if it started now, in the form of its own `info`. */
export function forecast(said: EngineForecast, paint: Paint): string {
  const { chalk, width } = paint;
  const name = capitalized(said.engine);
  const version = said.version === null ? name : `${name} ${said.version}`;
  const found = said.installed
    ? version
    : `${name} is not installed; judged for ${said.version ?? 'its newest version'}`;
  const lines = [`${chalk.bold('FORECAST')}  ${wrapText(`${found}, if it started now`, width)}`];
  const daemon = said.engine === 'docker' ? 'dockerd' : said.engine;
  if (said.starts === false) {
    lines.push(hang(' ', `${daemon} would refuse to start: ${said.refusals.join(', ')}`, width));
    return lines.join('\n');
  }
  if (said.starts === null)
    lines.push(hang(' ', `Whether ${daemon} would start cannot be told: see what is undecided.`, width));
  return [...lines, ...storage(said)].join('\n');
}

function storage(said: EngineForecast): readonly string[] {
  if (said.storageDriver === null) return said.starts === null ? [] : [' Storage Driver: cannot be told'];
  const rows: readonly (readonly [label: string, value: string | boolean | null])[] = [
    ['Backing Filesystem', said.backingFilesystem],
    ['Supports d_type', said.supportsDType],
    ['Using metacopy', said.usingMetacopy],
    ['Native Overlay Diff', said.nativeOverlayDiff],
  ];
  const told = rows.filter(([, value]) => value !== null).map(([label, value]) => `  ${label}: ${value}`);
  return [` Storage Driver: ${said.storageDriver}`, ...told];
}
