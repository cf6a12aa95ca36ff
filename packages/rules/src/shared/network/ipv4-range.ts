import { parsePrefix, type IpBytes, type Prefix } from '../go-parse/ip.js';

/** A block of IPv4 addresses: its first one as a number, and how many bits all of them share. */
export interface Ipv4Range {
  readonly first: number;
  readonly bits: number;
}

const sizeOf = (bits: number): number => 2 ** (32 - bits);

export const ipv4Number = (address: IpBytes): number => address.reduce((number, byte) => number * 256 + byte, 0);

/** The block that an address and a count of bits stand for, whatever address of it is given. */
export const ipv4Range = (address: number, bits: number): Ipv4Range => ({
  first: address - (address % sizeOf(bits)),
  bits,
});

/** `undefined` for IPv6. */
export const rangeOfPrefix = ({ address, bits }: Prefix): Ipv4Range | undefined =>
  address.length === 4 ? ipv4Range(ipv4Number(address), bits) : undefined;

/** Reads `172.17.0.0/16`. */
export function parseIpv4Range(text: string): Ipv4Range | undefined {
  const prefix = parsePrefix(text);
  return prefix && rangeOfPrefix(prefix);
}

export const lastOf = ({ first, bits }: Ipv4Range): number => first + sizeOf(bits) - 1;

export const overlaps = (a: Ipv4Range, b: Ipv4Range): boolean => a.first <= lastOf(b) && b.first <= lastOf(a);

export const formatIpv4 = (address: number): string =>
  [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');

export const formatRange = ({ first, bits }: Ipv4Range): string => `${formatIpv4(first)}/${bits}`;
