import { shellWord } from '../fixes/shell-word.js';
import type { ConfigFault } from './daemon-config.js';

/** Commands that write a text file as UTF-8 without a byte order mark. */
export function recoding(path: string, { message }: ConfigFault): readonly string[] {
  const file = shellWord(path);
  if (message.includes("'ï'")) return [`sed -i '1s/^\\xEF\\xBB\\xBF//' ${file}`];
  if (message.includes('UTF-16') || message.includes("'ÿ'") || message.includes("'þ'")) {
    return [`iconv -f UTF-16 -t UTF-8 ${file} > ${file}.utf8`, `mv ${file}.utf8 ${file}`];
  }
  return [`iconv -f UTF-8 -t UTF-8 ${file} > /dev/null`];
}
