const words: Readonly<Record<string, string>> = {
  bool: 'true or false (without quotes)',
  string: 'a string (in quotes)',
  int: 'a whole number',
  int64: 'a whole number',
  uint32: 'a whole number from 0',
  'opts.MemBytes': 'a size in quotes, such as "64m"',
  'net.IP': 'an address in quotes',
  'netip.Addr': 'an address in quotes',
};

/** A Go type in words for people: `[]string` is a list of strings. */
export function typeWords(type: string | undefined): string {
  if (type === undefined) return 'an object ({ … })';
  const known = words[type];
  if (known !== undefined) return known;
  if (type.startsWith('[]')) return `a list ([ … ]) of ${plural(type.slice(2))}`;
  return 'an object ({ … })';
}

const plural = (type: string): string =>
  type === 'string' ? 'strings' : /IP|Addr/.test(type) ? 'addresses in quotes' : 'objects';
