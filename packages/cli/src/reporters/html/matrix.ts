import { severities } from '@hostlint/core';
import { counted } from '../pretty/words.js';
import { grouped } from '../grouped.js';
import { kindOf, type Case } from './cases.js';
import type { Page } from './context.js';
import { hostLink, listButton } from './host-list.js';
import type { PageHost } from './hosts.js';
import { escapeHtml, markup, Markup, type Content } from './markup.js';
import { toneMark } from './overview.js';

/** What a cell can say, gravest first: letter, class, meaning. */
const marks = {
  broken: ['B', 'b', 'broken'],
  error: ['E', 'e', 'error'],
  warning: ['W', 'w', 'warning'],
  unknown: ['?', 'u', 'undecided'],
  info: ['i', 'i', 'note'],
  waived: ['v', 'v', 'waived'],
  kernel: ['k', 'k', 'another kernel only'],
  pass: ['✓', '', 'passed'],
  'not-applicable': ['–', '', 'not applicable'],
} as const;
type Mark = keyof typeof marks;
const order = Object.keys(marks) as readonly Mark[];

/** Host by rule, for the rules that ask for something somewhere. Hosts with the same verdicts share a row. */
export function matrix(cases: readonly Case[], page: Page): Content {
  const rules = columns(cases);
  if (rules.length === 0) return null;
  const rows = grouped([...page.hosts], ({ report }) => verdictsOf(report.findings));
  const heads = rules.map(
    rule =>
      markup`<th scope="col" data-rule="${rule}"><a class="rule" href="${page.hrefOf(rule)}"><span>${rule}</span></a></th>`,
  );
  const legend = order.map(
    mark => markup`<li><span class="cell ${marks[mark][1]}">${marks[mark][0]}</span> ${marks[mark][2]}</li>`,
  );
  const caption = `${counted(page.hosts.length, 'host')} by ${counted(rules.length, 'rule')}`;
  return markup`
    <section class="matrix-section" aria-labelledby=":matrix">
    <h2 id=":matrix" tabindex="-1">Hosts by rule <span class="count">${rows.length < page.hosts.length && `${rows.length} groups`}</span></h2>
    <p class="about">The rules that ask for something on some host, gravest first. Hosts with the same verdicts share a row.</p>
    <ul class="legend" aria-label="Legend">${legend}</ul>
    <div class="scroll" role="region" tabindex="0" aria-label="Table of hosts by rule"><table class="matrix">
    <caption>${caption}</caption>
    <thead><tr><th scope="col">Host</th>${heads}</tr></thead>
    <tbody>${rows.map(group => matrixRow(group, rules, page))}</tbody></table></div>
    </section>`;
}

/** By what is worst about them, then by how many hosts have it. */
function columns(cases: readonly Case[]): readonly string[] {
  const worst = new Map<string, { mark: number; severity: number; hosts: Set<number> }>();
  for (const { finding, hosts } of cases) {
    const mark = markOf(finding);
    if (mark === undefined || mark === 'pass' || mark === 'not-applicable') continue;
    const at = order.indexOf(mark);
    const known = worst.get(finding.rule);
    const severity = severities.indexOf(finding.severity);
    if (!known || at < known.mark) worst.set(finding.rule, { mark: at, severity, hosts: new Set(hosts) });
    else if (at === known.mark) for (const host of hosts) known.hosts.add(host);
  }
  return [...worst]
    .sort(
      ([a, x], [b, y]) => x.mark - y.mark || x.severity - y.severity || y.hosts.size - x.hosts.size || (a < b ? -1 : 1),
    )
    .map(([rule]) => rule);
}

type Findings = PageHost['report']['findings'];

function markOf(finding: Findings[number]): Mark | undefined {
  const kind = kindOf(finding);
  if (kind === 'gone') return undefined;
  return kind === 'fail' ? finding.severity : kind;
}

/** All that makes hosts differ, but the words: those may hold what was measured. */
function verdictsOf(findings: Findings): string {
  const asks = findings.flatMap(finding => {
    const mark = markOf(finding);
    if (mark === undefined || mark === 'pass' || mark === 'not-applicable') return [];
    return [`${finding.rule}#${finding.subject ?? ''}:${mark}:${finding.severity}:${finding.baseline ?? ''}`];
  });
  return asks.join('\n');
}

function matrixRow(group: readonly [PageHost, ...PageHost[]], rules: readonly string[], page: Page): Markup {
  const [first] = group;
  const set = page.sets.of(group.map(({ index }) => index));
  const more = group.length > 1 && markup` ${listButton(set, `and ${group.length - 1} more: the same`, page)}`;
  return markup`
    <tr data-key="${first.key}"><th scope="row">${hostLink(first)}${more} ${toneMark(first)}</th>${cells(first, rules)}</tr>`;
}

/** There can be a hundred thousand of them: each has as few bytes as HTML allows. */
function cells({ report }: PageHost, rules: readonly string[]): Markup {
  const worst = new Map<string, number>();
  for (const finding of report.findings) {
    const mark = markOf(finding);
    if (mark === undefined) continue;
    const at = order.indexOf(mark);
    if (at < (worst.get(finding.rule) ?? order.length)) worst.set(finding.rule, at);
  }
  const html = rules.map(rule => {
    const mark = order[worst.get(rule) ?? -1];
    if (mark === undefined) return '<td>';
    const [letter, style] = marks[mark];
    return style === '' ? `<td>${escapeHtml(letter)}` : `<td class=${style}>${escapeHtml(letter)}`;
  });
  return new Markup(html.join(''));
}
