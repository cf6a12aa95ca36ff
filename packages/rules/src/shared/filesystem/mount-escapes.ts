/**
 * Undoes the octal escapes that the kernel puts into mountinfo (`\040` for a space) and that fstab takes.
 * Source: linux fs/seq_file.c mangle_path, fstab(5).
 */
export function unescapeMountText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([0-3][0-7]{2})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}

/** Writes a path as the kernel and fstab want it: space, tab, newline, backslash and `#` as octal escapes. */
export function escapeMountText(text: string): string {
  return text.replace(/[ \t\n\\#]/g, character => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`);
}
