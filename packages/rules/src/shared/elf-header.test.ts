import { expect } from 'chai';
import fc from 'fast-check';
import { readElfHeader } from './elf-header.js';

/** A header as linkers write it: class, byte order and machine. */
export function elf(bits: 32 | 64, machine: number, order: 'little' | 'big' = 'little'): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, bits / 32, order === 'little' ? 1 : 2]);
  bytes.set(order === 'little' ? [machine % 256, machine >> 8] : [machine >> 8, machine % 256], 18);
  return bytes;
}

describe('readElfHeader', () => {
  it('knows x86_64', () => expect(readElfHeader(elf(64, 62))).to.deep.equal({ bits: 64, machine: 'x86' }));
  it('knows 32-bit ARM', () => expect(readElfHeader(elf(32, 40))).to.deep.equal({ bits: 32, machine: 'arm' }));
  it('knows s390x, whose bytes are the other way round', () =>
    expect(readElfHeader(elf(64, 22, 'big'))).to.deep.equal({ bits: 64, machine: 's390' }));
  it('knows loongarch', () => expect(readElfHeader(elf(64, 258))?.machine).to.equal('loongarch'));
  it('owns that it does not know a machine', () => expect(readElfHeader(elf(64, 999))?.machine).to.equal(null));
  it('refuses a script', () =>
    expect(readElfHeader(new TextEncoder().encode('#!/bin/sh\nexec true\n# long'))).to.equal(null));
  it('takes any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), bytes => void readElfHeader(bytes)));
  });
});
