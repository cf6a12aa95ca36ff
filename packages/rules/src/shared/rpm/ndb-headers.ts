import { mostPackages, RpmFault } from './rpm-fault.js';
import type { HeaderBytes } from './rpm-header.js';

// All numbers are little-endian. Source: rpm 4.18 lib/backend/ndb/rpmpkg.c.
const magics = { file: 0x506d7052, slot: 0x746f6c53, head: 0x53626c42, tail: 0x45626c42 };
const pageSize = 4096;
/** Of a slot, of a block, and of what precedes a blob. */
const unit = 16;
const tailSize = 12;
const fileHeaderSize = 32;

interface Slot {
  readonly id: number;
  readonly block: number;
  readonly blocks: number;
}

/** The headers in a Packages.db, in the order in which they were installed. */
export function* ndbHeaders(file: Uint8Array): Generator<HeaderBytes> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (const { id, block, blocks } of slotsOf(view)) {
    const start = block * unit;
    const length = view.getUint32(start + 12, true);
    const end = start + blocks * unit;
    if (
      view.getUint32(start, true) !== magics.head ||
      view.getUint32(start + 4, true) !== id ||
      blocks !== Math.ceil((unit + length + tailSize) / unit) ||
      view.getUint32(end - 8, true) !== length ||
      view.getUint32(end - 4, true) !== magics.tail
    )
      throw new RpmFault('a package is damaged');
    const header = file.subarray(start + unit, start + unit + length);
    yield {
      length,
      read(from, wanted) {
        if (from < 0 || wanted < 0 || from + wanted > length) throw new RpmFault('a header is cut off');
        return header.subarray(from, from + wanted);
      },
    };
  }
}

function slotsOf(view: DataView): readonly Slot[] {
  const size = view.byteLength;
  if (size < pageSize || view.getUint32(0, true) !== magics.file) throw new RpmFault('it is not in the format ndb');
  if (view.getUint32(4, true) !== 0) throw new RpmFault('its version of the format ndb is not known');
  const pages = view.getUint32(12, true);
  if (size % unit !== 0 || pages < 1 || pages * pageSize > size) throw new RpmFault('it is cut off');
  const slots: Slot[] = [];
  for (let at = fileHeaderSize; at < pages * pageSize; at += unit) {
    if (view.getUint32(at, true) !== magics.slot) throw new RpmFault('its index is damaged');
    const block = view.getUint32(at + 8, true);
    if (block === 0) continue;
    const [id, blocks] = [view.getUint32(at + 4, true), view.getUint32(at + 12, true)];
    const outside = block * unit < pages * pageSize || (block + blocks) * unit > size;
    if (id === 0 || blocks < 2 || outside) throw new RpmFault('its index is damaged');
    if (slots.length >= mostPackages) throw new RpmFault(`it has more than ${mostPackages} packages`);
    slots.push({ id, block, blocks });
  }
  const overlap = (slot: Slot, index: number, all: readonly Slot[]): boolean => {
    const before = all[index - 1];
    return before !== undefined && before.block + before.blocks > slot.block;
  };
  if (slots.sort((a, b) => a.block - b.block).some(overlap)) throw new RpmFault('packages overlap in it');
  slots.sort((a, b) => a.id - b.id);
  if (slots.some(({ id }, index) => id === slots[index - 1]?.id)) throw new RpmFault('a package is in it twice');
  return slots;
}
