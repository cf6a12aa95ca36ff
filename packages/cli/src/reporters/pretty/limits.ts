import type { Report } from '@hostlint/core';
import { hang } from './layout.js';
import type { Paint } from './paint.js';

/** What this run could not see, and what that costs: a line each. */
export function limits({ limits: told = [] }: Report, { chalk, width }: Paint): string | undefined {
  if (told.length === 0) return undefined;
  const [first, ...others] = told.map(({ text }) => text);
  const heading = `${chalk.yellow('LIMITS')}  `;
  return [hang(heading, first ?? '', width), ...others.map(text => hang('        ', text, width))].join('\n');
}
