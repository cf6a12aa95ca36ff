/** Text that is to be read as text: what markdown would take for a tag, emphasis or a link is escaped, code spans are left. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/[\\<>*[\]]|(?<![a-zA-Z0-9])_|_(?![a-zA-Z0-9])/g, '\\$&'),
    )
    .join('');
}

/** A code span, also for text with backticks. */
export function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `\`${text}\``;
}

export const list = (items: readonly string[]): string => items.map(item => `- ${item}`).join('\n');

/** A heading with what stands below; nothing when there is nothing. */
export const section = (heading: string, body: string): string => (body === '' ? '' : `\n## ${heading}\n\n${body}\n`);

/** A link from the page of one id to that of another. */
export const linkTo = (kind: 'rules' | 'facts', id: string, from: 'rules' | 'facts'): string => {
  const up = kind === from ? '..' : `../../${kind}`;
  return `[${id}](${up}/${id}.md)`;
};
