/** A canonical Huffman code: how many codes there are of each length, and their symbols in order. */
interface HuffmanCode {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

const longestCode = 15;

function huffmanCode(lengths: Uint8Array): HuffmanCode {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length] = at(counts, length) + 1;
  let left = 1;
  for (let length = 1; length <= longestCode; length++) {
    left = left * 2 - at(counts, length);
    if (left < 0) throw new RangeError('the compressed data is broken: too many codes');
  }
  const offsets = new Uint16Array(longestCode + 2);
  for (let length = 1; length <= longestCode; length++) offsets[length + 1] = at(offsets, length) + at(counts, length);
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    symbols[at(offsets, length)] = symbol;
    offsets[length] = at(offsets, length) + 1;
  }
  counts[0] = 0;
  return { counts, symbols };
}

const at = (table: { readonly [index: number]: number }, index: number): number => table[index] ?? 0;

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const fixedLengths = (): HuffmanCode =>
  huffmanCode(
    Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
  );
const fixedDistances = (): HuffmanCode => huffmanCode(new Uint8Array(30).fill(5));

/** Reads bits, lowest first. */
class BitReader {
  private position = 0;
  private held = 0;
  private count = 0;

  constructor(private readonly bytes: Uint8Array) {}

  bits(wanted: number): number {
    while (this.count < wanted) {
      const byte = this.bytes[this.position++];
      if (byte === undefined) throw new RangeError('the compressed data is cut off');
      this.held |= byte << this.count;
      this.count += 8;
    }
    const value = this.held & ((1 << wanted) - 1);
    this.held >>>= wanted;
    this.count -= wanted;
    return value;
  }

  symbol({ counts, symbols }: HuffmanCode): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= longestCode; length++) {
      code |= this.bits(1);
      const count = at(counts, length);
      if (code - count < first) return at(symbols, index + code - first);
      index += count;
      first = (first + count) * 2;
      code *= 2;
    }
    throw new RangeError('the compressed data is broken: no such code');
  }

  /** The bytes of a stored block; what is left of the current byte is dropped. */
  stored(): Uint8Array {
    this.position -= this.count >> 3;
    this.held = this.count = 0;
    const size = this.bits(16);
    if (size !== (~this.bits(16) & 0xffff)) throw new RangeError('the compressed data is broken: wrong length');
    const from = this.position;
    this.position += size;
    if (this.position > this.bytes.length) throw new RangeError('the compressed data is cut off');
    return this.bytes.subarray(from, this.position);
  }
}

/** What grows while data is unpacked, up to a bound. */
class Output {
  private bytes: Uint8Array;
  private size = 0;

  constructor(private readonly maxBytes: number) {
    this.bytes = new Uint8Array(Math.min(maxBytes, 1 << 18));
  }

  add(byte: number): void {
    if (this.size === this.bytes.length) this.grow();
    this.bytes[this.size++] = byte;
  }

  repeat(distance: number, length: number): void {
    if (distance > this.size) throw new RangeError('the compressed data is broken: it points before its start');
    for (let n = 0; n < length; n++) this.add(at(this.bytes, this.size - distance));
  }

  value(): Uint8Array {
    return this.bytes.subarray(0, this.size);
  }

  private grow(): void {
    if (this.size >= this.maxBytes) throw new RangeError(`the unpacked data is larger than ${this.maxBytes} bytes`);
    const larger = new Uint8Array(Math.min(this.maxBytes, this.size * 2));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Unpacks a DEFLATE stream (RFC 1951). Throws RangeError when it is broken, cut off, or larger than `maxBytes` unpacked. */
export function inflateRaw(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const reader = new BitReader(bytes);
  const output = new Output(maxBytes);
  for (let last = false; !last;) {
    last = reader.bits(1) === 1;
    const kind = reader.bits(2);
    if (kind === 0) for (const byte of reader.stored()) output.add(byte);
    else if (kind === 1) inflateBlock(reader, output, fixedLengths(), fixedDistances());
    else if (kind === 2) inflateBlock(reader, output, ...readCodes(reader));
    else throw new RangeError('the compressed data is broken: no such kind of block');
  }
  return output.value();
}

function readCodes(reader: BitReader): [lengths: HuffmanCode, distances: HuffmanCode] {
  const lengthCount = reader.bits(5) + 257;
  const distanceCount = reader.bits(5) + 1;
  const codeCount = reader.bits(4) + 4;
  const codeLengths = new Uint8Array(19);
  for (let n = 0; n < codeCount; n++) codeLengths[at(codeLengthOrder, n)] = reader.bits(3);
  const code = huffmanCode(codeLengths);
  const lengths = new Uint8Array(lengthCount + distanceCount);
  for (let n = 0; n < lengths.length;) {
    const symbol = reader.symbol(code);
    if (symbol < 16) {
      lengths[n++] = symbol;
      continue;
    }
    if (symbol === 16 && n === 0) throw new RangeError('the compressed data is broken: nothing to repeat');
    const value = symbol === 16 ? at(lengths, n - 1) : 0;
    const times = symbol === 16 ? 3 + reader.bits(2) : symbol === 17 ? 3 + reader.bits(3) : 11 + reader.bits(7);
    if (n + times > lengths.length) throw new RangeError('the compressed data is broken: too many lengths');
    lengths.fill(value, n, n + times);
    n += times;
  }
  return [huffmanCode(lengths.subarray(0, lengthCount)), huffmanCode(lengths.subarray(lengthCount))];
}

function inflateBlock(reader: BitReader, output: Output, lengths: HuffmanCode, distances: HuffmanCode): void {
  for (;;) {
    const symbol = reader.symbol(lengths);
    if (symbol < 256) output.add(symbol);
    else if (symbol === 256) return;
    else {
      const index = symbol - 257;
      const base = lengthBase[index];
      if (base === undefined) throw new RangeError('the compressed data is broken: no such length');
      const length = base + reader.bits(at(lengthExtra, index));
      const far = reader.symbol(distances);
      const distance = distanceBase[far];
      if (distance === undefined) throw new RangeError('the compressed data is broken: no such distance');
      output.repeat(distance + reader.bits(at(distanceExtra, far)), length);
    }
  }
}
