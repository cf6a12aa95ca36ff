/** One member of an archive to write: a regular file. */
export interface TarMember {
  readonly name: string;
  readonly content: Uint8Array;
  /** Permission bits. */
  readonly mode?: number;
  /** In milliseconds since 1970. */
  readonly modifiedMs?: number;
}

const block = 512;
const encoder = new TextEncoder();

/** A tar archive (ustar; a pax header where a name is too long for it). The same members give the same bytes. */
export function writeTar(members: Iterable<TarMember>): Uint8Array {
  return Buffer.concat([...[...members].map(writeMember), tarEnd]);
}

/** What stands behind the last member. */
export const tarEnd: Uint8Array = new Uint8Array(2 * block);

/** One member of an archive with all that stands before its content. */
export function writeMember(member: TarMember): Uint8Array {
  const pieces: Uint8Array[] = [];
  const place = splitName(member.name);
  if (place === null) {
    const record = encoder.encode(paxRecord('path', member.name));
    pieces.push(header({ name: 'pax', prefix: '' }, { name: 'pax', content: record }, 'x'), padded(record));
  }
  pieces.push(header(place ?? { name: 'long-name', prefix: '' }, member, '0'), padded(member.content));
  return Buffer.concat(pieces);
}

const padded = (content: Uint8Array): Uint8Array => {
  const rest = content.length % block;
  return rest === 0 ? content : Buffer.concat([content, new Uint8Array(block - rest)]);
};

/** The name as ustar keeps it, in up to 100 bytes and a directory of up to 155; `null` where it does not fit. */
function splitName(name: string): { readonly name: string; readonly prefix: string } | null {
  if (!/^[\x20-\x7e]*$/.test(name)) return null;
  if (name.length <= 100) return { name, prefix: '' };
  const slash = name.indexOf('/', name.length - 101);
  if (slash <= 0 || slash > 155 || slash === name.length - 1) return null;
  return { prefix: name.slice(0, slash), name: name.slice(slash + 1) };
}

/** `LENGTH KEY=VALUE\n`, where the length counts itself. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = encoder.encode(rest).length;
  let length = bytes + 1;
  while (String(length).length + bytes !== length) length = String(length).length + bytes;
  return `${length}${rest}`;
}

function header(
  place: { readonly name: string; readonly prefix: string },
  member: TarMember,
  kind: string,
): Uint8Array {
  const bytes = new Uint8Array(block);
  const put = (text: string, at: number): void => bytes.set(encoder.encode(text), at);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  put(place.name, 0);
  put(octal(member.mode ?? 0o644, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(member.content.length, 11), 124);
  put(octal(Math.max(0, Math.floor((member.modifiedMs ?? 0) / 1000)) % 8 ** 11, 11), 136);
  put('        ', 148);
  put(kind, 156);
  put('ustar\x0000', 257);
  put(place.prefix, 345);
  put(
    `${octal(
      bytes.reduce((sum, byte) => sum + byte, 0),
      6,
    )} `,
    148,
  );
  return bytes;
}
