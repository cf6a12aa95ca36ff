import { counted } from '../pretty/words.js';
import { brokenBlock, failBlock, ruleLine, undecidedBlock } from './blocks.js';
import { caseAttributes, fixRow, row, seenRow, severityMark, undecidedMark } from './case-parts.js';
import { grouped } from '../grouped.js';
import { isNote, type Case, type Kind } from './cases.js';
import type { Page } from './context.js';
import { hostList } from './host-list.js';
import { markup, type Content, type Markup } from './markup.js';

const byRule = ({ finding: { severity, rule } }: Case): string => `${severity} ${rule}`;

/** The findings, what asks for something first. */
export function findingSections(cases: readonly Case[], page: Page): Content {
  const of = (kind: Kind): readonly Case[] => cases.filter(one => one.kind === kind);
  const blocks = (own: readonly Case[], make: typeof failBlock, keyOf = byRule): Content =>
    grouped(own, keyOf).map(group => make(group, page));
  const failed = of('fail').filter(one => !isNote(one));
  const notes = cases.filter(isNote);
  const [unknown, broken, waived, kernels, gone] = [
    of('unknown'),
    of('broken'),
    of('waived'),
    of('kernel'),
    of('gone'),
  ];
  return [
    section('failed', 'Failed', failed, blocks(failed, failBlock)),
    section('undecided', 'Undecided', unknown, blocks(unknown, undecidedBlock, reasonOf)),
    section(
      'broken',
      'Broken',
      broken,
      blocks(broken, brokenBlock),
      'These rules did not run: hostlint broke, not the host.',
    ),
    section('notes', 'Notes', notes, blocks(notes, failBlock), 'Worth knowing; nothing must be done now.'),
    section('waived', 'Waived', waived, blocks(waived, failBlock), 'Known and let be: these count in no exit code.'),
    section(
      'kernels',
      'Other kernels',
      kernels,
      grouped(kernels, ({ finding }) => finding.kernel ?? '').map(group => kernelBlock(group, page)),
      'Installed, but not the kernel to boot next: these count in no exit code.',
    ),
    section('gone', 'Gone', gone, lines(gone, page, true), 'In the baseline, and no more on the host.'),
    folded('passed', 'Passed', of('pass'), page),
    folded('not-applicable', 'Not applicable', of('not-applicable'), page),
  ];
}

const reasonOf = ({ finding: { message, cure } }: Case): string => JSON.stringify([message, cure]);

const heading = (id: string, title: string, cases: readonly Case[]): Markup =>
  markup`<h2 id=":${id}" tabindex="-1">${title} <span class="count">${cases.length}</span></h2>`;

function section(id: string, title: string, cases: readonly Case[], body: Content, about?: string): Content {
  if (cases.length === 0) return null;
  return markup`
    <section class="findings" data-holds aria-labelledby=":${id}">
    ${heading(id, title, cases)}
    ${about !== undefined && markup`<p class="about">${about}</p>`}
    ${body}
    </section>`;
}

/** What is well is there for who looks for it. */
function folded(id: string, title: string, cases: readonly Case[], page: Page): Content {
  if (cases.length === 0) return null;
  return markup`
    <section class="findings" data-holds aria-labelledby=":${id}">
    <details class="rest"><summary>${heading(id, title, cases)}</summary>${lines(cases, page, false)}</details>
    </section>`;
}

function lines(cases: readonly Case[], page: Page, grave: boolean): Markup {
  const items = cases.map(
    one => markup`
      <li class="case" ${caseAttributes(one, page)}>${ruleLine(one, page, grave)}
      <span class="title">${one.finding.message}</span>
      ${page.many && markup`<span class="small">${counted(one.hosts.length, 'host')}</span>`}</li>`,
  );
  return markup`<ul class="lines">${items}</ul>`;
}

function kernelBlock(cases: readonly [Case, ...Case[]], page: Page): Markup {
  const items = cases.map(one => {
    const { severity, status, message, cure, fix } = one.finding;
    return markup`
      <li class="case" ${caseAttributes(one, page)}>
      <p class="message">${status === 'unknown' ? undecidedMark : severityMark(severity)} ${message}</p>
      <p class="small">${ruleLine(one, page, status === 'unknown')}
      ${page.many && markup`on ${hostList(one.hosts, page)}`}</p>
      ${cure !== null && row('Cure', cure)}
      ${fix && markup`<details><summary>Where it was seen, and the fix</summary>${seenRow(one, page)}${fixRow(fix)}</details>`}
      </li>`;
  });
  return markup`
    <article class="block kernel" data-holds>
    <h3><span class="mark kernel">Kernel</span> ${cases[0].finding.kernel}</h3>
    <div class="body"><ul class="cases">${items}</ul></div>
    </article>`;
}
