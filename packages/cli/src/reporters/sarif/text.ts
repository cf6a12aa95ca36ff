/** Ends with a period, as SARIF wants of messages. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** At most so many UTF-16 code units, and no half character at the end. */
export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;

/** `[text](place)` is a link in a message of SARIF 2.1.0, section 3.11.6; text of a host must be none. */
export const withoutLinks = (text: string): string => text.replace(/\[([^[\]]*)\]\(/g, '\\[$1\\](');

/** Text of a host as a word of Markdown, of which it can make nothing. */
export const code = (text: string): string => `\`${text.replaceAll('`', "'").replace(/\s+/g, ' ')}\``;

// eslint-disable-next-line no-control-regex
const unfit = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const halves = /\p{Surrogate}/gu;

/** Well-formed Unicode without control characters but line feeds and tabs: text of others came through the report, such as a waiver's. */
export const fit = (text: string): string => text.replace(unfit, ' ').replace(halves, '\ufffd');

/** What JSON makes of unfit text, or text that looks like it: looking once at all of it is faster than at each part. */
const suspect = /\\[ubfr]|[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/**
 * JSON of fit text. It is as it says also where it is printed in a job: agents of Azure Pipelines and GitHub Actions take `##vso[` and
 * `##[` within a line for a command to them.
 */
export function toJson(value: unknown, space: string): string {
  const plain = JSON.stringify(value, null, space);
  const json = suspect.test(plain)
    ? JSON.stringify(value, (_, item: unknown) => (typeof item === 'string' ? fit(item) : item), space)
    : plain;
  return json.includes('##') ? json.replace(/##(?=\[|vso\[)/g, '#\\u0023') : json;
}
