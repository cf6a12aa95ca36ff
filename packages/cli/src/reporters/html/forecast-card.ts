import type { EngineForecast } from '@hostlint/core';
import { engineWordsOf, storageRows } from '../pretty/forecast.js';
import { capitalized } from '../pretty/words.js';
import { joined, markup, type Content, type Markup } from './markup.js';

export type Start = 'starts' | 'refuses' | 'cannot be told';

export const startOf = ({ starts }: EngineForecast): Start =>
  starts === null ? 'cannot be told' : starts ? 'starts' : 'refuses';

const tones: Readonly<Record<Start, string>> = { starts: 'good', refuses: 'bad', 'cannot be told': 'doubt' };

/** What an engine would say if it started now, in the words of its own `info`. */
export function forecastCard(said: EngineForecast): Markup {
  const rows = storage(said).map(([label, value]) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`);
  return markup`
    <div class="card ${tones[startOf(said)]}">
    <p class="label">${nameOf(said)}</p>
    <p>${sentence(said)}</p>
    ${rows.length > 0 && markup`<dl class="said">${rows}</dl>`}
    </div>`;
}

/** The same as a line, where there are many hosts. */
export function forecastLine(said: EngineForecast): Markup {
  const rows = storage(said).map(([label, value]) => `${label}: ${value}`);
  return markup`<p><b>${nameOf(said)}</b> ${sentence(said)} ${rows.join(', ')}</p>`;
}

function nameOf({ engine, installed, version }: EngineForecast): Markup {
  const found =
    installed === false
      ? `not installed; judged for ${version ?? 'its newest version'}`
      : (version ?? wordsOf(installed));
  return markup`${capitalized(engine)} <span class="version">${found}</span>`;
}

const wordsOf = (installed: true | null): string => (installed === null ? 'not known whether it is installed' : '');

function sentence(said: EngineForecast): Content {
  const { program, refuses } = engineWordsOf(said.engine);
  if (said.starts === null) return `Whether ${program} would start cannot be told: see what is undecided.`;
  if (said.starts) return `${program} would start.`;
  const rules = said.refusals.map(rule => markup`<code>${rule}</code>`);
  return markup`${program} ${refuses}: ${joined(rules, ', ')}`;
}

function storage(said: EngineForecast): readonly (readonly [label: string, value: string])[] {
  if (said.starts === false || (said.storageDriver === null && said.starts === null)) return [];
  const { driver } = engineWordsOf(said.engine);
  return said.storageDriver === null
    ? [[driver, 'cannot be told']]
    : [[driver, said.storageDriver], ...storageRows(said)];
}
