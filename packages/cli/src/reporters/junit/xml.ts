import { inertXml } from '../inert.js';

// All but what XML 1.0 allows (section 2.2), without the control characters that it only discourages.
const unfit = /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const inNumbers = (letter: string): string => `&#${letter.charCodeAt(0)};`;

const escaped = (text: string, special: RegExp, broken: RegExp): string =>
  inertXml(
    text
      .replace(unfit, '\ufffd')
      .replace(special, letter => entities[letter] ?? letter)
      .replace(broken, inNumbers),
  );

/** Text as the content of an element. With every `>` escaped, no section can end in it. */
export const xmlText = (text: string): string => escaped(text, /[&<>]/g, /\r/g);

/** Text between the quotes of an attribute, where a reader would make a space of every line break. */
export const xmlAttribute = (text: string): string => escaped(text, /[&<>"]/g, /[\t\r\n]/g);

/** An element of attributes and content that is XML already. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlAttribute(String(value))}"`);
  const start = `<${name}${pairs.join('')}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** An element of elements, one a line. */
export const parent = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[],
): string => element(name, attributes, children.length === 0 ? '' : `\n${children.join('\n')}\n`);
