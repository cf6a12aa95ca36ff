import type { Evidence, Fix } from '@hostlint/core';
import { shellWord } from './shell-word.js';

/** Puts another line in the place of one; sed's `c` takes the text as it is, but for backslashes. */
export function replaceLine({ path, line }: Evidence, text: string, summary: string): Fix {
  if (line === undefined) return { summary, commands: [] };
  const script = `${line}c\\${text.replaceAll('\\', '\\\\')}`;
  return { summary, commands: [`sed -i.bak ${shellWord(script)} ${shellWord(path)}`] };
}

export function dropLine({ path, line }: Evidence, summary: string): Fix {
  return { summary, commands: line === undefined ? [] : [`sed -i.bak '${line}d' ${shellWord(path)}`] };
}
