/** A name as Go's encoding/json compares the names of struct fields: without case, where ſ is s and K (Kelvin) is k. */
export function foldName(name: string): string {
  return name
    .replace(/\u017f/g, 's')
    .replace(/\u212a/g, 'k')
    .toLowerCase();
}
