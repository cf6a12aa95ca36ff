import type { Redaction } from '../snapshot/archive-format.js';
import { addresses } from './addresses.js';
import { mark, nul, type Pattern, privateKeys, secrets } from './secrets.js';

/** The table as one word of a shell, for `sed -E`; the shell's variables hold what is no text. */
export function redactionScript(level: Redaction): string {
  const lines = patternsOf(level).map(sedLine);
  const word = `'${lines.join('\n').replaceAll("'", "'\\''")}'`;
  return word.replaceAll(nul, `'"$hostlint_nul"'`).replaceAll(mark, `'"$hostlint_mark"'`);
}

export const patternsOf = (level: Redaction): readonly Pattern[] =>
  level === 'none' ? privateKeys : level === 'default' ? secrets : [...secrets, ...addresses];

// Files follow one another through one sed: what begins in one of them ends with it at the latest.
const endOfFile = '^.*\\.hostlint[0-9]+x';

function sedLine({ find, put, anyCase, between }: Pattern): string {
  const range = between ? `/${between[0]}/,/${between[1]}|${endOfFile}/` : '';
  return `${range}s~${find}~${put.replaceAll('&', '\\&')}~g${anyCase ? 'I' : ''}`;
}
