import { isHeader } from './archive/tar-reader.js';

/** What the first bytes of a target say that it is. */
export type ContentKind = 'json' | 'gzip' | 'tar' | { readonly unsupported: string };

const text = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** By where it lies and how it reads; the longer signatures first, because a boot sector may carry a file system's. */
const signatures: readonly (readonly [at: number, mark: string, kind: string])[] = [
  [0, 'QFI\u00fb', 'a qcow2 disk image'],
  [0, 'KDMV', 'a VMDK disk image'],
  [0, 'vhdxfile', 'a VHDX disk image'],
  [0, 'conectix', 'a VHD disk image'],
  [0, 'XFSB', 'an XFS file system image'],
  [1080, '\u0053\u00ef', 'an ext file system image'],
  [512, 'EFI PART', 'a GPT disk image'],
  [257, 'ustar', 'tar'],
  [0, '\u001f\u008b', 'gzip'],
  [0, '\u0028\u00b5\u002f\u00fd', 'zstd-compressed'],
  [0, '\u00fd7zXZ', 'xz-compressed'],
  [0, 'hsqs', 'a squashfs image'],
  [510, '\u0055\u00aa', 'a disk image with a boot sector'],
];

/** Bytes that `contentKind` wants to see, if there are so many. */
export const contentKindBytes = 2048;

/** Tells a target by its content, never by its name. */
export function contentKind(head: Uint8Array): ContentKind {
  const found = signatures.find(([at, mark]) => text(head, at, mark.length) === mark);
  const kind = found?.[2];
  if (kind === 'tar' || kind === 'gzip') return kind;
  if (found) return { unsupported: found[2] as string };
  // Archives of before 1988 have no mark, only a checksum.
  if (isHeader(head.subarray(0, 512))) return 'tar';
  return /^\u00ef?\u00bb?\u00bf?[ \t\r\n]*\{/.test(text(head, 0, 64))
    ? 'json'
    : { unsupported: 'of no form that is known' };
}
