import { inertXml } from '../inert.js';

// `_` between letters marks nothing, and what stands behind `@` or `#` only where a word follows.
const special = /[&<>\\`*[\]|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[@#!](?=\w)|:(?=\/\/|:)|\bwww(?=\.)|\s*\n\s*/gi;

/** Takes no room. Mentions, references and links are made of what is shown, so that no escape keeps them off. */
const gap = '&#8203;';

/** Text that Markdown shows as it is, in a line, in a cell and between tags: character references mark nothing. */
export const inertMarkdown = (text: string): string =>
  text.trim().replace(special, found => {
    if (found.includes('\n')) return '<br>';
    return /[@#!:w]/i.test(found) ? `${found}${gap}` : `&#${found.charCodeAt(0)};`;
  });

export const code = (text: string): string => `<code>${inertMarkdown(text)}</code>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Lines to be copied as they are: between these tags nothing is Markdown, and there is no fence to be closed. */
export const verbatim = (lines: readonly string[]): string =>
  `<pre>\n${inertXml(lines.join('\n').replace(/[&<>]/g, letter => entities[letter] ?? letter))}\n</pre>`;
