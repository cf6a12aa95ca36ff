import { exitReason } from '../exit-reason.js';
import { capitalized } from '../pretty/words.js';
import { sourceWords } from '../source-words.js';
import type { Case } from './cases.js';
import type { Page } from './context.js';
import { forecastCard } from './forecast-card.js';
import { toneWords, type PageHost } from './hosts.js';
import { joined, markup, type Content, type Markup } from './markup.js';

/** One host: the answer, about what, and what the engines would say. */
export function overview(host: PageHost, cases: readonly Case[], page: Page): Markup {
  return markup`
    <header class="overview" id="${host.key}">
    <h1 class="verdict ${host.tone}">${host.sentence}</h1>
    ${about(host)}
    ${tally(cases)}
    <div class="cards">${exitCard(host, page)}${host.report.forecasts.map(forecastCard)}</div>
    </header>`;
}

/** Of what kind the host is, for what it was judged, and what could not be seen of it. */
export function about({ report: { host, presets, chosen, limits = [] } }: PageHost): Markup {
  const facts = [
    host.os,
    host.kernel !== null && `Linux ${host.kernel}`,
    host.arch,
    sourceWords(host.source),
    `preset ${presets.join(' + ')}`,
  ].filter(fact => fact !== null && fact !== false);
  const choices = chosen.map(
    ({ preset, presets: own, why }) =>
      markup`<p class="about">${preset}: judged for ${own.join(', ')}, since ${why}</p>`,
  );
  const unseen = limits.map(({ text }) => markup`<li>${text}</li>`);
  return markup`<p class="about">${joined(facts, ' · ')}</p>${choices}
    ${unseen.length > 0 && markup`<ul class="limits" aria-label="What this run could not see">${unseen}</ul>`}`;
}

function exitCard({ report, tone }: PageHost, { settings }: Page): Markup {
  return markup`
    <div class="card ${tone}"><p class="label">Exit code ${report.exitCode}</p>
    <p>${capitalized(exitReason(report, settings.exitPolicy))}</p></div>`;
}

/** How many of what, as ways to go there. */
export function tally(cases: readonly Case[], about?: string): Markup {
  const count = (test: (one: Case) => boolean): number => cases.filter(test).length;
  const fails = (severity: string) => count(one => one.kind === 'fail' && one.finding.severity === severity);
  const all: readonly (readonly [count: number, word: string, kind: string, section: string])[] = [
    [fails('error'), fails('error') === 1 ? 'error' : 'errors', 'error', 'failed'],
    [fails('warning'), fails('warning') === 1 ? 'warning' : 'warnings', 'warning', 'failed'],
    [count(({ kind }) => kind === 'unknown'), 'undecided', 'unknown', 'undecided'],
    [count(({ kind }) => kind === 'broken'), 'broken', 'broken', 'broken'],
    [fails('info'), fails('info') === 1 ? 'note' : 'notes', 'info', 'notes'],
    [count(({ kind }) => kind === 'waived'), 'waived', 'waived', 'waived'],
    [count(({ kind }) => kind === 'kernel'), 'of other kernels', 'kernel', 'kernels'],
    [count(({ kind }) => kind === 'gone'), 'gone', 'gone', 'gone'],
    [count(({ kind }) => kind === 'pass'), 'passed', 'pass', 'passed'],
    [count(({ kind }) => kind === 'not-applicable'), 'not applicable', 'none', 'not-applicable'],
  ];
  const items = all
    .filter(([number, , kind]) => number > 0 || kind === 'error' || kind === 'warning')
    .map(([number, word, kind, section]) => {
      const text = markup`<b>${number}</b> ${word}`;
      return number > 0
        ? markup`<li class="${kind}"><a href="#:${section}">${text}</a></li>`
        : markup`<li class="none">${text}</li>`;
    });
  return markup`
    <div class="tally">${about !== undefined && markup`<p class="small">${about}</p>`}<ul aria-label="${about ?? 'Findings'}">${items}</ul></div>`;
}

export const toneMark = ({ tone }: PageHost): Content => markup`<span class="mark ${tone}">${toneWords[tone]}</span>`;
