const longestValue = 4096;

/** Reads os-release(5): assignments as a shell takes them, of which the last counts. Nothing is expanded. */
export function parseOsRelease(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line.slice(0, longestValue));
    if (match?.[1] !== undefined) values.set(match[1], unquote(match[2] ?? ''));
  }
  return values;
}

/** One shell word: quotes of both kinds may begin and end within it, a backslash escapes. */
function unquote(text: string): string {
  const plain = /^(?:"([^"\\]*)"|([^\s"'\\]*))$/.exec(text);
  if (plain) return plain[1] ?? plain[2] ?? '';
  let value = '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    const next = text[at + 1];
    if (quote === "'") {
      if (character === "'") quote = '';
      else value += character;
    } else if (character === '\\' && next !== undefined && (quote === '' || '$`"\\'.includes(next))) {
      value += next;
      at++;
    } else if (character === '"' || (character === "'" && quote === '')) quote = quote === '' ? character : '';
    else if (quote === '' && /\s/.test(character)) break;
    else value += character;
  }
  return value;
}
