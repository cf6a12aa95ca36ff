const encoder = new TextEncoder();

/** As many of the pieces as fit, and a notice where some do not. */
export function fitting(pieces: readonly string[], mostBytes: number, notice: string): string {
  const bytes = pieces.map(piece => encoder.encode(piece).length);
  const all = bytes.reduce((sum, one) => sum + one, 0);
  if (all <= mostBytes) return pieces.join('');
  let room = mostBytes - encoder.encode(notice).length;
  const end = bytes.findIndex(size => (room -= size) < 0);
  return `${pieces.slice(0, end).join('')}${notice}`;
}
