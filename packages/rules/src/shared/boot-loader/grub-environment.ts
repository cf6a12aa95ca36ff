const signature = '# GRUB Environment Block\n';

/** The variables of a file that `grub-editenv` keeps. Source: GRUB 2.12 grub-core/lib/envblk.c grub_envblk_iterate. */
export function parseGrubEnvironment(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  if (!text.startsWith(signature)) return variables;
  let rest = text.slice(signature.length, 65_536);
  while (rest !== '') {
    // A backslash keeps what follows it, so a value may hold a line's end.
    const line = /^(?:[^\\\n]|\\[^])*/.exec(rest)?.[0] ?? '';
    const equals = line.indexOf('=');
    if (!line.startsWith('#') && equals > 0)
      variables.set(line.slice(0, equals), line.slice(equals + 1).replace(/\\([^])/g, '$1'));
    rest = rest.slice(line.length + 1);
  }
  return variables;
}
