import type { Evidence, Fix } from '@hostlint/core';
import { ownEnvironment } from '../own-environment.js';
import { fix, withSteps } from './by-distribution.js';
import { shellWord } from './shell-word.js';

/** Puts another line in the place of one; sed's `c` takes the text as it is, but for backslashes. */
export const replaceLine = (evidence: Evidence, text: string, summary: string): Fix =>
  editLine(evidence, `c\\${text.replaceAll('\\', '\\\\')}`, text, summary);

export const dropLine = (evidence: Evidence, summary: string): Fix => editLine(evidence, 'd', null, summary);

function editLine({ path, line, text = '' }: Evidence, edit: string, to: string | null, summary: string): Fix {
  // What the shell has exported is in no file: it is taken back there.
  if (path === ownEnvironment) return { summary, commands: [`unset ${text.split('=', 1)[0]}`] };
  if (line === undefined || !isWhole(text)) return { summary, commands: [] };
  const step = { kind: 'replace-line', path, line, from: text, to } as const;
  return withSteps(fix(summary, `sed -i.bak ${shellWord(`${line}${edit}`)} ${shellWord(path)}`), step);
}

/** Whether a setting ends on the line where it starts, and has it to itself; otherwise only people can edit it. */
function isWhole(text: string): boolean {
  const opened = [...text].filter(letter => letter === '[').length;
  const closed = [...text].filter(letter => letter === ']').length;
  return opened === closed && !/"""|'''|[{}]/.test(text);
}
