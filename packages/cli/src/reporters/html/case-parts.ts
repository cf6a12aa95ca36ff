import type { Evidence, Finding, Fix, Severity } from '@hostlint/core';
import { counted } from '../pretty/words.js';
import type { Case } from './cases.js';
import type { Page } from './context.js';
import { hostList } from './host-list.js';
import { joined, markup, type Content, type Markup } from './markup.js';

const shownPlaces = 3;
const mostPlaces = 100;
const mostWays = 3;

const severityWords: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Info' };

/** A word, a colour and a shape: each says it alone. */
export const severityMark = (severity: Severity): Markup =>
  markup`<span class="mark ${severity}">${severityWords[severity]}</span>`;

export const undecidedMark = markup`<span class="mark unknown">Undecided</span>`;

/** What filters ask of a case. */
export function caseAttributes({ kind, finding, hosts }: Case, page: Page): Markup {
  const { rule, severity, baseline } = finding;
  const set = page.many && markup` data-hosts="${page.sets.of(hosts).id}"`;
  const since = baseline && markup` data-since="${baseline}"`;
  return markup`data-kind="${kind}" data-rule="${rule}" data-severity="${severity}"${since}${set}`;
}

/** What stands beside a message: of which thing it is said, and how it compares with before. */
export function tags({ status, subject, message, baseline, kernel, securitySeverity }: Finding, old: boolean): Content {
  const all: Content[] = [
    status === 'unknown' && undecidedMark,
    subject !== null && !message.includes(subject) && markup`<span class="tag subject">${subject}</span>`,
    baseline === 'new' && markup`<span class="tag new">New since the baseline</span>`,
    baseline === 'unchanged' && old && markup`<span class="small">In the baseline</span>`,
    kernel !== undefined && markup`<span class="tag">Kernel ${kernel}</span>`,
    securitySeverity !== undefined && markup`<span class="tag">CVSS ${securitySeverity.toFixed(1)}</span>`,
  ].filter(Boolean);
  return all.length > 0 && markup`<p class="tags">${joined(all, ' ')}</p>`;
}

export const row = (label: string, content: Content): Markup =>
  markup`<div class="row"><div class="label">${label}</div><div>${content}</div></div>`;

export const hostRow = (hosts: readonly number[], page: Page): Content =>
  page.many && row('Hosts', hostList(hosts, page));

/** Where it was seen; on which host, where they differ. */
export function seenRow({ seen }: Case, page: Page): Content {
  const ways = [...seen.values()].filter(({ evidence }) => evidence.length > 0);
  if (ways.length === 0) return null;
  const shown = ways
    .slice(0, mostWays)
    .map(({ evidence, hosts }) => [
      seen.size > 1 && markup`<p class="on">on ${hostList(hosts, page)}</p>`,
      places(evidence),
    ]);
  const hidden = ways.slice(mostWays).flatMap(({ hosts }) => hosts);
  const others = hidden.length > 0 && markup`<p class="on">elsewhere on ${hostList(hidden, page)}</p>`;
  return row('Seen', [shown, others]);
}

function places(evidence: readonly Evidence[]): Content {
  const rest = evidence.slice(shownPlaces, mostPlaces);
  const beyond = evidence.length - mostPlaces;
  const more =
    rest.length > 0 &&
    markup`<details><summary>${counted(evidence.length - shownPlaces, 'more place')}</summary>
      <ul class="places">${rest.map(place)}</ul>${beyond > 0 && markup`<p>and ${beyond} beyond these</p>`}</details>`;
  return [markup`<ul class="places">${evidence.slice(0, shownPlaces).map(place)}</ul>`, more];
}

function place({ path, line, column, text }: Evidence): Markup {
  const at = [path, line, column].filter(part => part !== undefined).join(':');
  const source = text !== undefined && text !== '' && markup`<pre class="source">${marked(text, column)}</pre>`;
  return markup`<li><code>${at}</code>${source}</li>`;
}

/** The column marked, where it lies within what is shown. */
function marked(text: string, column: number | undefined): Content {
  if (column === undefined || column < 1 || column > text.length) return text;
  const letter = [...text.slice(column - 1)][0] ?? '';
  return [text.slice(0, column - 1), markup`<mark>${letter}</mark>`, text.slice(column - 1 + letter.length)];
}

export function fixRow(fix: Fix | null): Content {
  if (!fix) return null;
  const commands =
    fix.commands.length > 0 &&
    markup`<pre class="commands"><code>${fix.commands.flatMap(command => command.split('\n')).map(commandLine)}</code></pre>`;
  return row('Fix', [markup`<p>${fix.summary}</p>`, commands]);
}

/** A line of its own, so that one too long for the page can go on set in; with its end, so that it is copied as it is. */
const commandLine = (line: string): Markup => markup`<span class="line">${`${line}\n`}</span>`;
