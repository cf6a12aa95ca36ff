/** An address as bytes: 4 or 16 of them. */
export type IpBytes = readonly number[];

export interface Prefix {
  readonly address: IpBytes;
  readonly bits: number;
}

/** net.ParseIP of Go 1.17 and later: no zone, no leading zeros in IPv4. */
export function parseGoIp(text: string): IpBytes | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/** netip.ParseAddr: as net.ParseIP, and an IPv6 address may carry a zone. */
export function parseNetipAddress(text: string): IpBytes | undefined {
  const percent = text.indexOf('%');
  if (percent === -1) return parseGoIp(text);
  if (percent === text.length - 1 || !text.includes(':')) return undefined;
  return parseIpv6(text.slice(0, percent));
}

/** netip.ParsePrefix and net.ParseCIDR: an address and a count of bits without sign or leading zeros. */
export function parsePrefix(text: string): Prefix | undefined {
  const slash = text.lastIndexOf('/');
  if (slash === -1) return undefined;
  const address = parseGoIp(text.slice(0, slash));
  const bits = text.slice(slash + 1);
  if (!address || !/^(?:0|[1-9]\d{0,2})$/.test(bits) || Number(bits) > address.length * 8) return undefined;
  return { address, bits: Number(bits) };
}

/** Whether an address lies in a prefix of its own family. */
export function prefixContains(prefix: Prefix, address: IpBytes): boolean {
  if (prefix.address.length !== address.length) return false;
  return prefix.address.every((byte, index) => {
    const bits = Math.min(8, Math.max(0, prefix.bits - index * 8));
    const mask = (0xff00 >> bits) & 0xff;
    return (byte & mask) === ((address[index] as number) & mask);
  });
}

export const isIpv4 = (address: IpBytes): boolean => address.length === 4;

function parseIpv4(text: string): IpBytes | undefined {
  const parts = text.split('.', 5);
  if (parts.length !== 4 || !parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return undefined;
  return parts.map(Number);
}

function parseIpv6(text: string): IpBytes | undefined {
  if (text.length > 60) return undefined;
  const halves = text.split('::', 3);
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, index) => groups(half, index === halves.length - 1));
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = 16 - head.length - (tail?.length ?? 0);
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined;
  return [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])];
}

function groups(text: string, last: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const ipv4 = last && index === parts.length - 1 && part.includes('.') ? parseIpv4(part) : undefined;
    if (ipv4) bytes.push(...ipv4);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) bytes.push(parseInt(part, 16) >> 8, parseInt(part, 16) & 0xff);
    else return undefined;
  }
  return bytes;
}
