const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** What most likely went wrong where a JSON text is refused, and the byte to change if that is another one. */
export interface SyntaxSlip {
  readonly words: string;
  readonly offset?: number;
}

export function syntaxSlip(text: Uint8Array, offset: number): SyntaxSlip | undefined {
  const char = String.fromCharCode(text[offset] ?? 0);
  let before = offset - 1;
  while (isSpace(text[before])) before--;
  const previous = String.fromCharCode(text[before] ?? 0);
  if ((char === '}' || char === ']') && previous === ',')
    return { words: 'no comma may follow the last entry', offset: before };
  if (char === '/' || char === '#') return { words: 'JSON has no comments' };
  if (char === "'") return { words: 'text stands in double quotes' };
  if (/[TFN]/.test(char)) return { words: 'true, false and null are written in small letters, and there is no NaN' };
  if (/[A-Za-z_]/.test(char) && (previous === '{' || previous === ',')) return { words: 'keys stand in double quotes' };
  if (char === '"' && /["\d}\]el]/.test(previous)) return { words: 'a comma is missing before it', offset: before };
  return text[offset] === undefined ? { words: 'a bracket or a quote is not closed' } : undefined;
}
