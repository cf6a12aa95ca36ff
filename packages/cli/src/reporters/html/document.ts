import type { ReportSet } from '@hostlint/core';
import { gatherCases } from './cases.js';
import type { Page } from './context.js';
import { controls } from './controls.js';
import { fleetOverview, fleetSentence, hostTable } from './fleet.js';
import { htmlFrame } from './frame.js';
import { listsOfHosts } from './host-list.js';
import { htmlOf, Markup, markup } from './markup.js';
import { matrix } from './matrix.js';
import { overview } from './overview.js';
import { script, style } from './page-assets.js';
import { findingSections } from './sections.js';

/** The whole page, readable without its script. */
export function htmlDocument(set: ReportSet, page: Page): string {
  const cases = gatherCases(page.hosts);
  const [first] = page.hosts;
  const single = page.many ? undefined : first;
  const main = htmlOf([
    single ? overview(single, cases, page) : fleetOverview(set, cases, page),
    page.many && matrix(cases, page),
    page.many && hostTable(page),
    controls(cases, page),
    markup`<div id=":findings" tabindex="-1">${findingSections(cases, page)}</div>`,
  ]);
  return htmlFrame({
    tool: set.tool,
    title: single ? single.sentence : fleetSentence(page.hosts),
    styles: [style],
    script,
    lead: markup`<a class="skip" href="#:findings">Skip to the findings</a>\n`,
    top: markup`\n<button type="button" id=":theme" class="plain" hidden>Dark</button>`,
    main: new Markup(main),
    // What the parts above have shown decides which lists of hosts there are.
    footer: markup`<p>Commands are for a root shell on the host judged. Words in capitals, such as <code>/dev/NEW</code>, are for you to replace.</p>
${listsOfHosts(page)}`,
    data: markup`<script type="application/json" id=":sets">${new Markup(JSON.stringify(page.many ? page.sets.ranges : []))}</script>\n`,
  });
}
