/** The pieces of what runs where no Node is, in the order in which they are put together. */
export const awkPieces = [
  'main',
  'words',
  'bounded',
  'system',
  'wishes',
  'walk',
  'looks',
  'contents',
  'configured',
  'answers',
  'archive',
] as const;

/** The build lays them beside the bundle, and beside this module. */
export function runtimeText(): { readonly shell: string; readonly awk: string } {
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const read = (name: string): string => readFileSync(new URL(`./runtime/${name}`, import.meta.url), 'utf8');
  return { shell: read('collect.sh'), awk: awkPieces.map(name => read(`${name}.awk`)).join('\n') };
}
