import { joinLimits, type ReportSet } from '@hostlint/core';
import { isUnreadable } from '../../many/unreadable-rule.js';
import { exitReason } from '../exit-reason.js';
import { capitalized, counted } from '../pretty/words.js';
import type { Case } from './cases.js';
import type { Page } from './context.js';
import { forecastLine, startOf, type Start } from './forecast-card.js';
import { hostList } from './host-list.js';
import { toneWords, type PageHost, type Tone } from './hosts.js';
import { joined, markup, Markup, type Content } from './markup.js';
import { about, tally, toneMark } from './overview.js';

const tones: readonly Tone[] = ['bad', 'doubt', 'good'];

/** Many hosts: how many of them are well, why the exit code, and what the engines would say. */
export function fleetOverview(set: ReportSet, cases: readonly Case[], page: Page): Markup {
  return markup`
    <header class="overview">
    <h1 class="verdict ${worst(page.hosts)}">${fleetSentence(page.hosts)}</h1>
    ${unseen(page)}
    ${bar(page.hosts)}
    ${tally(cases, `Different findings on ${counted(page.hosts.length, 'host')}`)}
    <div class="cards">${exitOfAll(set)}${engines(page)}</div>
    </header>`;
}

/** What could not be seen, and on which of the hosts. */
function unseen(page: Page): Content {
  const byHost = page.hosts.map(({ index, report: { limits = [] } }) => ({ label: index, limits }));
  const items = joinLimits(byHost).map(
    ({ hosts, text }) => markup`<li>${text} <span class="small">On ${hostList(hosts, page)}.</span></li>`,
  );
  return (
    items.length > 0 &&
    markup`<ul class="limits" aria-label="What this run could not see">${items.slice(0, mostLimits)}</ul>`
  );
}

const mostLimits = 20;

export function fleetSentence(hosts: readonly PageHost[]): string {
  const of = (tone: Tone): number => hosts.filter(host => host.tone === tone).length;
  const unreadable = hosts.filter(({ report }) => isUnreadable(report)).length;
  const [bad, doubt, all] = [of('bad') - unreadable, of('doubt'), hosts.length];
  if (all === 0) return 'Nothing was judged: there is no host.';
  const unread = unreadable > 0 && `${unreadable} could not be read`;
  const unfit = bad > 0 && `${bad} of ${counted(all, 'host')} ${bad === 1 ? 'is' : 'are'} not ready`;
  if (unfit || unread) return `${[unfit, unread].filter(part => part !== false).join(', ')}.`;
  return doubt > 0
    ? `${doubt} of ${counted(all, 'host')} ${doubt === 1 ? 'has' : 'have'} warnings or something undecided; none is known to be not ready.`
    : `All ${counted(all, 'host')} are ready.`;
}

const worst = (hosts: readonly PageHost[]): Tone =>
  hosts.length === 0 ? 'doubt' : (tones.find(tone => hosts.some(host => host.tone === tone)) ?? 'good');

/** The shares as a picture; the words below it say the same. */
function bar(hosts: readonly PageHost[]): Content {
  if (hosts.length === 0) return null;
  let x = 0;
  const shares = tones.map(tone => {
    const width = (hosts.filter(host => host.tone === tone).length / hosts.length) * 100;
    const part = markup`<rect class="${tone}" x="${x.toFixed(3)}%" width="${width.toFixed(3)}%" height="8"></rect>`;
    x += width;
    return width > 0 && part;
  });
  const words = tones.map(tone => {
    const count = hosts.filter(host => host.tone === tone).length;
    return count > 0 && markup`<li><span class="mark ${tone}">${toneWords[tone]}</span> ${count}</li>`;
  });
  return markup`<svg class="bar" width="100%" height="8" aria-hidden="true">${shares}</svg><ul class="shares" aria-label="Hosts">${words}</ul>`;
}

function exitOfAll({ exitCode, reports }: ReportSet): Markup {
  const count = (code: number): number => reports.filter(report => report.exitCode === code).length;
  const of = ([2, 1, 3, 0] as const)
    .filter(code => count(code) > 0)
    .map(code => `${code} on ${counted(count(code), 'host')}`);
  return markup`
    <div class="card ${exitCode === 0 ? 'good' : exitCode === 3 ? 'doubt' : 'bad'}"><p class="label">Exit code ${exitCode}</p>
    <p>${of.length === 1 ? 'Every host has this exit code.' : `The gravest of them: ${of.join(', ')}.`}</p></div>`;
}

/** For each engine on how many hosts it would start. */
function engines({ hosts }: Page): Content {
  const byEngine = new Map<string, Map<Start, number>>();
  for (const said of hosts.flatMap(({ report }) => report.forecasts)) {
    const starts = byEngine.get(said.engine) ?? new Map<Start, number>();
    byEngine.set(said.engine, starts.set(startOf(said), (starts.get(startOf(said)) ?? 0) + 1));
  }
  return [...byEngine].map(([engine, starts]) => {
    const tone = starts.has('refuses') ? 'bad' : starts.has('cannot be told') ? 'doubt' : 'good';
    const rows = (['refuses', 'cannot be told', 'starts'] as const).map(start => {
      const count = starts.get(start);
      return count !== undefined && markup`<div><dt>${capitalized(start)}</dt><dd>${counted(count, 'host')}</dd></div>`;
    });
    return markup`<div class="card ${tone}"><p class="label">${capitalized(engine)}, if it started now</p><dl class="said">${rows}</dl></div>`;
  });
}

/** Every host with its own verdict, folded where there are many. */
export function hostTable(page: Page): Markup {
  const few = page.hosts.length <= 25;
  const rows = page.hosts.map(host => hostRow(host, page));
  return markup`
    <section class="hosts" aria-labelledby=":hosts"><details class="rest"${few && new Markup(' open')}>
    <summary><h2 id=":hosts" tabindex="-1">Hosts <span class="count">${page.hosts.length}</span></h2></summary>
    <div class="scroll" role="region" tabindex="0" aria-label="Table of hosts"><table class="table">
    <thead><tr><th scope="col">Host</th><th scope="col">Verdict</th><th scope="col">Exit</th><th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th><th scope="col" class="number">Undecided</th><th scope="col">Engines</th></tr></thead>
    <tbody>${rows}</tbody></table></div>
    </details></section>`;
}

function hostRow(host: PageHost, page: Page): Markup {
  const { report, key, label, index, sentence } = host;
  const { counts, forecasts, exitCode } = report;
  const said = forecasts.map(one => markup`<span class="engine">${one.engine} ${startOf(one)}</span>`);
  return markup`
    <tr id="${key}" data-host="${index}"><th scope="row"><a class="host" href="#${key}">${label}</a></th>
    <td><details><summary>${toneMark(host)} ${sentence}</summary>${about(host)}<p class="about">Exit code ${exitCode}: ${exitReason(report, page.settings.exitPolicy)}</p>${forecasts.map(forecastLine)}</details></td>
    <td>${exitCode}</td><td class="number">${counts.fail.error}</td><td class="number">${counts.fail.warning}</td><td class="number">${counts.unknown}</td>
    <td>${joined(said, ', ')}</td></tr>`;
}
