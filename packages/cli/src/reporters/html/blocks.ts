import type { Rule } from '@hostlint/core';
import { counted } from '../pretty/words.js';
import { caseAttributes, fixRow, hostRow, row, seenRow, severityMark, tags, undecidedMark } from './case-parts.js';
import { grouped } from '../grouped.js';
import { isNote, type Case } from './cases.js';
import type { Page } from './context.js';
import { hostList } from './host-list.js';
import { markup, type Content, type Markup } from './markup.js';

/** Beyond so many cases of one rule, a case is a line: measured values can make every host a case of its own. */
const shownWhole = 40;

type Cases = readonly [Case, ...Case[]];

/** What failed: for each rule what, where it was seen and the commands that mend it, and why in the margin. */
export function failBlock(cases: Cases, page: Page): Markup {
  const notes = isNote(cases[0]);
  const whole = cases.slice(0, shownWhole);
  const groups = grouped(whole, one => JSON.stringify([one.finding.fix, one.finding.waiver, one.finding.cure]));
  const old = !isOld(cases);
  const body = groups.map(group =>
    notes && group.length === 1 ? note(group[0], old, page) : sameFix(group, old, page),
  );
  return block(cases, page, [body, lines(cases, page)]);
}

function block(cases: Cases, page: Page, body: Content): Markup {
  const { rule, severity } = cases[0].finding;
  const known = page.ruleOf(rule);
  const id = page.claim(rule);
  return markup`
    <article class="block ${severity}" data-holds${id !== null && markup` id="${id}"`}>
    <h3>${severityMark(severity)} <a class="rule" href="${page.hrefOf(rule)}">${rule}</a>${times(cases, page)}</h3>
    <div class="body">${body}</div>
    ${known && margin(known, isNote(cases[0]))}
    </article>`;
}

const isOld = (cases: Cases): boolean => cases.every(({ finding }) => finding.baseline === 'unchanged');

function times(cases: Cases, { many }: Page): Content {
  const hosts = new Set(cases.flatMap(one => one.hosts)).size;
  const all = [
    many ? `on ${counted(hosts, 'host')}` : cases.length > 1 && `${cases.length} times`,
    isOld(cases) && 'in the baseline',
  ].filter(Boolean);
  return all.length > 0 && markup` <span class="times">${all.join(', ')}</span>`;
}

/** Worth a line; more for who opens it. */
function note(one: Case, old: boolean, page: Page): Markup {
  return markup`
    <div class="group" data-holds><details class="case" ${caseAttributes(one, page)}>
    <summary><span class="message">${one.finding.message}</span></summary>
    ${tags(one.finding, old)}${hostRow(one.hosts, page)}${seenRow(one, page)}${fixRow(one.finding.fix)}
    </details></div>`;
}

/** Many of a kind that one fix mends: what they share is said once. */
function sameFix(group: Cases, old: boolean, page: Page): Markup {
  const [first, ...others] = group;
  const alike = (valueOf: (one: Case) => unknown): boolean => others.every(one => valueOf(one) === valueOf(first));
  const sameHosts = alike(({ hosts }) => hosts.join());
  const samePlaces = alike(({ seen }) => [...seen.keys()].join());
  const items = group.map(
    one => markup`
      <li class="case" ${caseAttributes(one, page)}>
      <p class="message">${one.finding.message}</p>
      ${tags(one.finding, old)}
      ${!sameHosts && hostRow(one.hosts, page)}${!samePlaces && seenRow(one, page)}
      </li>`,
  );
  const detail = [
    sameHosts && hostRow(first.hosts, page),
    waiverRows(first),
    samePlaces && seenRow(first, page),
    first.finding.cure !== null && row('Cure', first.finding.cure),
    fixRow(first.finding.fix),
  ];
  return markup`
    <div class="group" data-holds>
    <ul class="cases">${items}</ul>
    ${detail}
    </div>`;
}

function waiverRows({ finding: { waiver } }: Case): Content {
  if (!waiver) return null;
  const { reason, owner, expires, file, line } = waiver;
  const until = expires === null ? 'for good' : markup`until <time datetime="${expires}">${expires}</time>`;
  return row('Waived', [
    markup`<p>${reason}</p>`,
    markup`<p class="small">by ${owner}, ${until}; <code>${file}:${line}</code></p>`,
  ]);
}

function lines(cases: Cases, page: Page): Content {
  const rest = cases.slice(shownWhole);
  if (rest.length === 0) return null;
  const items = rest.map(
    one => markup`
      <li class="case" ${caseAttributes(one, page)}>${one.finding.message}
      ${page.many && markup`<span class="small">on ${hostList(one.hosts, page)}</span>`}</li>`,
  );
  return markup`
    <details class="group" data-holds><summary>${rest.length} more in other words</summary>
    <ul class="lines">${items}</ul>
    <p class="small">The JSON report has their evidence and commands.</p>
    </details>`;
}

/** What there is to know of the rule itself, on whatever host. */
function margin({ id, meta }: Rule, brief: boolean): Markup {
  const why = markup`<p><b class="label">Why</b> ${meta.why}</p>`;
  return markup`
    <div class="margin">${!brief && why}
    <details><summary>${brief ? 'Why' : 'About this rule'}</summary>
    ${brief && why}
    <p>${meta.title}</p>
    <p>${meta.fix}</p>
    <p class="label">Sources</p>
    <ul>${meta.sources.map(source => markup`<li>${source}</li>`)}</ul>
    <p><code>hostlint explain ${id}</code></p>
    </details></div>`;
}

/** A rule that threw: the tool broke, not the host. */
export function brokenBlock(cases: Cases, page: Page): Markup {
  const items = cases.map(
    one => markup`
      <li class="case" ${caseAttributes(one, page)}>
      <p class="message">${one.finding.message}</p>
      ${hostRow(one.hosts, page)}
      ${one.finding.cure !== null && row('Cure', one.finding.cure)}
      ${one.finding.broken && markup`<details><summary>Stack</summary><pre class="source">${one.finding.broken.stack}</pre></details>`}
      </li>`,
  );
  return block(cases, page, markup`<ul class="cases">${items}</ul>`);
}

/** What could not be decided: a block for each reason, since one unreadable file leaves many rules open. */
export function undecidedBlock(cases: Cases, page: Page): Markup {
  const { message, cure } = cases[0].finding;
  const items = cases.map(
    one => markup`
      <li class="case" ${caseAttributes(one, page)}>${ruleLine(one, page, true)}
      ${page.many && markup`<span class="small">on ${hostList(one.hosts, page)}</span>`}</li>`,
  );
  return markup`
    <article class="block unknown" data-holds>
    <h3>${undecidedMark} <span class="message">${message}</span></h3>
    <div class="body">${cure !== null && row('Cure', cure)}${row('Open', markup`<ul class="lines">${items}</ul>`)}</div>
    </article>`;
}

/** A rule's name at the head of a line. */
export function ruleLine({ finding: { rule, subject, severity, baseline } }: Case, page: Page, grave: boolean): Markup {
  const id = page.claim(rule);
  const name = markup`<a class="rule"${id !== null && markup` id="${id}"`} href="${page.hrefOf(rule)}">${rule}</a>`;
  return markup`${name}
    ${subject !== null && markup`<span class="subject">(${subject})</span>`}
    ${grave && markup`<span class="small">${severity}</span>`}
    ${baseline === 'new' && markup`<span class="tag new">New since the baseline</span>`}`;
}
