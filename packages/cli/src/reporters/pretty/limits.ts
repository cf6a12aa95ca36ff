import type { Report } from '@hostlint/core';
import { hang } from './layout.js';
import type { Paint } from './paint.js';

const heading = 'LIMITS  ';

/** What this run could not see, and what that costs: a line each. */
export const limits = ({ limits: told = [] }: Report, paint: Paint): string | undefined =>
  limitLines(
    told.map(({ text }) => text),
    paint,
  );

export function limitLines(texts: readonly string[], { chalk, width }: Paint): string | undefined {
  if (texts.length === 0) return undefined;
  const [first = '', ...others] = texts;
  const indent = ' '.repeat(heading.length);
  return [hang(chalk.yellow(heading), first, width), ...others.map(text => hang(indent, text, width))].join('\n');
}
