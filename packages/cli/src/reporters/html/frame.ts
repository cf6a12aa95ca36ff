import { contentHash } from '../../fingerprint.js';
import { htmlOf, Markup, markup, type Content } from './markup.js';

/** What a page is made of. Text is markup already, or is escaped. */
export interface Frame {
  readonly tool: { readonly name: string; readonly version: string };
  readonly title: string;
  readonly styles: readonly [string, ...string[]];
  readonly script?: string;
  /** Before all else in the body. */
  readonly lead?: Content;
  /** Behind the name of the tool. */
  readonly top?: Content;
  readonly main: Content;
  readonly footer: Content;
  /** Behind all else in the body. */
  readonly data?: Content;
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%232b5f75'/%3E%3Cpath d='M4 8.5l2.7 2.7L12 5.5' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E";

/** A page that is complete in itself: it asks for nothing from anywhere, and no style or script runs but its own. */
export function htmlFrame({ tool, title, styles, script, lead, top, main, footer, data }: Frame): string {
  return htmlOf(markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(styles, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${tool.name} ${tool.version}">
<meta name="referrer" content="no-referrer">
<title>${title} ${tool.name}</title>
<link rel="icon" href="${new Markup(icon)}">
${styles.map(style => new Markup(`<style>${style}</style>\n`))}${script !== undefined && new Markup(`<script>${script}</script>\n`)}</head>
<body>
${lead}<div class="top" role="banner"><span class="tool">${tool.name} <span class="version">${tool.version}</span></span>${top}</div>
<main>
${main}
</main>
<footer>
${footer}
</footer>
${data}</body>
</html>
`);
}

/** Nothing but the blocks that are in the page, and the icon that keeps browsers from asking for one. */
const policy = (styles: readonly string[], script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src ${styles.map(hashOf).join(' ')}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const hashOf = (text: string): string => `'sha256-${contentHash(text)}'`;
