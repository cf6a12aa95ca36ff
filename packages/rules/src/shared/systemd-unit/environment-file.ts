export interface EnvironmentEntry {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly text: string;
}

/**
 * Reads an EnvironmentFile= as systemd does (basic/env-file.c parse_env_file_internal): `NAME=value` lines, comments with `#` or `;`,
 * quotes, a backslash takes the next character or joins lines. With `shell`, `export` in front is skipped, for files that a shell sources.
 */
export function parseEnvironmentFile(
  text: string,
  options: { readonly shell?: boolean } = {},
): readonly EnvironmentEntry[] {
  const entries: EnvironmentEntry[] = [];
  let at = 0;
  let line = 1;
  const newLine = (char: string | undefined): boolean => {
    if (char === '\n') line++;
    return char === '\n';
  };
  while (at < text.length) {
    const char = text[at] as string;
    if (/\s/.test(char)) {
      newLine(char);
      at++;
      continue;
    }
    const startLine = line;
    const lineEnd = text.indexOf('\n', at);
    const lineText = text.slice(at, lineEnd === -1 ? undefined : lineEnd);
    const equals = lineText.indexOf('=');
    if (char === '#' || char === ';' || equals === -1) {
      at += lineText.length;
      continue;
    }
    const name = lineText
      .slice(0, equals)
      .trim()
      .replace(options.shell ? /^export\s+/ : /^/, '');
    at += equals + 1;
    let value = '';
    let kept = 0;
    let quote = '';
    for (; at < text.length; at++) {
      const each = text[at] as string;
      if (each === '\\' && quote !== "'") {
        const next = text[++at];
        if (next === undefined) break;
        if (!newLine(next)) value += quote === '"' && !'"\\`$'.includes(next) ? `\\${next}` : next;
        kept = value.length;
      } else if (quote === '' && each === '\n') break;
      else if (quote === '' && (each === '"' || each === "'") && (value === '' || kept === value.length)) quote = each;
      else if (quote === each) {
        quote = '';
        kept = value.length;
      } else {
        newLine(each);
        if (quote !== '' || value !== '' || !/\s/.test(each)) value += each;
        if (quote !== '' || !/\s/.test(each)) kept = value.length;
      }
    }
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
      entries.push({ name, value: value.slice(0, kept), line: startLine, text: lineText });
  }
  return entries;
}
