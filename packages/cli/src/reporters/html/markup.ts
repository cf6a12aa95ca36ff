/** Text that is HTML already. Only `markup` makes it. */
export class Markup {
  constructor(readonly html: string) {}
}

export type Content = string | number | Markup | null | undefined | false | readonly Content[];

const stripped = new WeakMap<TemplateStringsArray, readonly string[]>();

/** HTML from a template. All that is put in is text and is escaped, unless it is markup itself; nothing can be forgotten. */
export function markup(template: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let parts = stripped.get(template);
  if (!parts) stripped.set(template, (parts = template.map(part => part.replace(/\n\s*/g, '\n'))));
  let html = parts[0] ?? '';
  for (const [index, value] of values.entries()) html += htmlOf(value) + (parts[index + 1] ?? '');
  return new Markup(html);
}

/** Pieces with something between them. */
export const joined = (pieces: readonly Content[], between: Content): Markup =>
  new Markup(pieces.map(htmlOf).join(htmlOf(between)));

export function htmlOf(content: Content): string {
  if (content instanceof Markup) return content.html;
  if (Array.isArray(content)) return content.map(htmlOf).join('');
  return content === null || content === undefined || content === false ? '' : escapeHtml(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// eslint-disable-next-line no-control-regex
const unfit = /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g;

/** Text as it is read, also where it would rather not be seen: what has no shape of its own is shown by its name. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(unfit, shapeOf)
    .replace(/[&<>"']/g, letter => entities[letter] ?? letter)
    // At the start of a line of a log that is a command to GitHub's runner.
    .replaceAll('::', ':&#58;');

function shapeOf(letter: string): string {
  const code = letter.charCodeAt(0);
  if (letter === '\ufffd') return letter;
  // Unicode has pictures of the control characters of ASCII.
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
