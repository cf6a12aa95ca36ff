import textColumns from '../../text-columns.js';

/**
 * Breaks text into lines of at most `width` columns, each behind `indent`. Words longer than a line stay whole, lines that are
 * indented already (a caret below its line) stay as they are.
 */
export function wrapText(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .flatMap(line => (line.startsWith(' ') ? [line] : wrapLine(line, Math.max(20, width - indent.length))))
    .map(line => `${indent}${line}`.trimEnd())
    .join('\n');
}

/** Text behind a short heading, hanging below itself: `  Why   …`. */
export function hang(heading: string, text: string, width: number): string {
  return heading + wrapText(text, width, ' '.repeat(textColumns(heading))).trimStart();
}

function wrapLine(line: string, columns: number): string[] {
  if (textColumns(line) <= columns) return [line];
  const lines: string[] = [];
  let current = '';
  let taken = 0;
  for (const word of line.split(' ')) {
    const own = textColumns(word);
    if (current === '') {
      current = word;
      taken = own;
    } else if (taken + 1 + own > columns) {
      lines.push(current);
      current = word;
      taken = own;
    } else {
      current += ` ${word}`;
      taken += 1 + own;
    }
  }
  return [...lines, current];
}
