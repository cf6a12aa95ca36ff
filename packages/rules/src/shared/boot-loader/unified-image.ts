import { decodeText } from '../decode-text.js';

/** What is written in sections of a unified kernel image; `null`: no such section. */
export interface UnifiedImage {
  readonly release: string | null;
  readonly options: string | null;
}

const mostSections = 96;
const longestSection = 64 * 1024;
const sectionSize = 40;

/** Sources: UAPI.5 Unified Kernel Image: .uname, .cmdline; systemd 258 src/shared/pe-binary.c; the PE format of Microsoft, "Section Table". */
export function readUnifiedImage(bytes: Uint8Array): UnifiedImage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 0x40 || view.getUint16(0, true) !== 0x5a4d) return null;
  const header = view.getUint32(0x3c, true);
  if (header + 24 > bytes.length || view.getUint32(header, true) !== 0x4550) return null;
  const count = Math.min(view.getUint16(header + 6, true), mostSections);
  const table = header + 24 + view.getUint16(header + 20, true);
  const sections = new Map<string, string>();
  for (let index = 0; index < count; index++) {
    const at = table + index * sectionSize;
    if (at + sectionSize > bytes.length) break;
    const name = decodeText(bytes.subarray(at, at + 8)).replace(/\0+$/, '');
    // Profiles follow the first section of a name; their words are those of another entry.
    if ((name !== '.uname' && name !== '.cmdline') || sections.has(name)) continue;
    const size = Math.min(view.getUint32(at + 8, true), longestSection);
    const start = view.getUint32(at + 20, true);
    const text = decodeText(bytes.subarray(start, start + size));
    sections.set(name, text.replace(/\0[^]*$/, '').trim());
  }
  return { release: sections.get('.uname') ?? null, options: sections.get('.cmdline') ?? null };
}
