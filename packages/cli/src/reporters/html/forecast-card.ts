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
  const name = capitalized(said.engine);
  const found = said.installed
    ? (said.version ?? '')
    : `not installed; judged for ${said.version ?? 'its newest version'}`;
  return markup`
    <div class="card ${tones[startOf(said)]}">
    <p class="label">${name} <span class="version">${found}</span></p>
    ${sentence(said)}
    ${said.starts !== false && storage(said)}
    </div>`;
}

function sentence(said: EngineForecast): Markup {
  const { program, refuses } = engineWordsOf(said.engine);
  if (said.starts === null) return markup`<p>Whether ${program} would start cannot be told: see what is undecided.</p>`;
  if (said.starts) return markup`<p>${program} would start.</p>`;
  const rules = said.refusals.map(rule => markup`<code>${rule}</code>`);
  return markup`<p>${program} ${refuses}: ${joined(rules, ', ')}</p>`;
}

function storage(said: EngineForecast): Content {
  if (said.storageDriver === null && said.starts === null) return null;
  const rows = [
    [engineWordsOf(said.engine).driver, said.storageDriver ?? 'cannot be told'] as const,
    ...(said.storageDriver === null ? [] : storageRows(said)),
  ];
  return markup`<dl class="said">${rows.map(([label, value]) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}
