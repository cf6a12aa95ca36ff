import type { ReportSet } from '@hostlint/core';
import { contentHash } from '../../fingerprint.js';
import { gatherCases } from './cases.js';
import type { Page } from './context.js';
import { controls } from './controls.js';
import { fleetOverview, fleetSentence, hostTable } from './fleet.js';
import { listsOfHosts } from './host-list.js';
import { htmlOf, Markup, markup } from './markup.js';
import { matrix } from './matrix.js';
import { overview } from './overview.js';
import { script, style } from './page-assets.js';
import { findingSections } from './sections.js';

/** Nothing but the two blocks that are in the page, and the icon that keeps browsers from asking for one. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${contentHash(style)}'`,
  `script-src 'sha256-${contentHash(script)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%232b5f75'/%3E%3Cpath d='M4 8.5l2.7 2.7L12 5.5' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E";

/** The whole page, readable without its script. */
export function htmlDocument(set: ReportSet, page: Page): string {
  const cases = gatherCases(page.hosts);
  const [first] = page.hosts;
  const single = page.many ? undefined : first;
  const body = [
    single ? overview(single, cases, page) : fleetOverview(set, cases, page),
    page.many && matrix(cases, page),
    page.many && hostTable(page),
    controls(cases, page),
    markup`<div id=":findings" tabindex="-1">${findingSections(cases, page)}</div>`,
  ];
  const main = htmlOf(body);
  return htmlOf(markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${set.tool.name} ${set.tool.version}">
<meta name="referrer" content="no-referrer">
<title>${single ? single.sentence : fleetSentence(page.hosts)} ${set.tool.name}</title>
<link rel="icon" href="${new Markup(icon)}">
<style>${new Markup(style)}</style>
<script>${new Markup(script)}</script>
</head>
<body>
<a class="skip" href="#:findings">Skip to the findings</a>
<div class="top" role="banner"><span class="tool">${set.tool.name} <span class="version">${set.tool.version}</span></span>
<button type="button" id=":theme" class="plain" hidden>Dark</button></div>
<main>
${new Markup(main)}
</main>
<footer>
<p>Commands are for a root shell on the host judged. Words in capitals, such as <code>/dev/NEW</code>, are for you to replace.</p>
${listsOfHosts(page)}
</footer>
<script type="application/json" id=":sets">${new Markup(JSON.stringify(page.many ? page.sets.ranges : []))}</script>
</body>
</html>
`);
}
