import { wrapText } from '../reporters/pretty/layout.js';
import type { Paint } from '../reporters/pretty/paint.js';

/** A heading with text below it. */
export const section = (heading: string, text: string, { chalk, width }: Paint): string =>
  `${chalk.bold(heading)}\n${wrapText(text, width, '  ')}`;

/** A heading with one line, and lines that hang below it, for each of many. */
export const listSection = (heading: string, lines: readonly string[], { chalk }: Paint): string =>
  `${chalk.bold(heading)}\n${lines.join('\n')}`;
