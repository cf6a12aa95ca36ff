import type { Fix } from '@hostlint/core';
import { fix, withSteps } from './by-distribution.js';
import { shellWord } from './shell-word.js';

/** Takes a line out of the configuration of modprobe. */
export function dropDirective({ path, line, text }: { path: string; line: number; text: string }): Fix {
  // A package's own file comes back with its next version; a file of the same name in /etc is read in its place.
  const own = /^\/(?:usr\/)?lib\//.test(path) ? `/etc/modprobe.d/${path.slice(path.lastIndexOf('/') + 1)}` : path;
  const copy = own === path ? [] : [`cp ${shellWord(path)} ${shellWord(own)}`];
  const edit = fix(`Take line ${line} of ${path} out.`, ...copy, `sed -i '${line}s/^/# /' ${shellWord(own)}`);
  if (own !== path) return edit;
  return withSteps(edit, { kind: 'replace-line', path, line, from: text, to: `# ${text}` });
}
