import { expect } from 'chai';
import fc from 'fast-check';
import { byteOrderMark, invalidUtf8, looksLikeUtf16, trimSpace, withoutMark } from './encoding.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf16 = (text: string, littleEndian: boolean): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap(char => {
      const code = char.charCodeAt(0);
      return littleEndian ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
    }),
  );
const decoded = (given: Uint8Array): string => new TextDecoder().decode(withoutMark(given, byteOrderMark(given)));

describe('the encoding of a text', () => {
  it('is told by its byte order mark', () => {
    expect(decoded(bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).to.equal('{}');
    expect(decoded(bytes(0xff, 0xfe, ...utf16('{"ä": 1}', true)))).to.equal('{"ä": 1}');
    expect(decoded(bytes(0xfe, 0xff, ...utf16('{"ä": 1}', false)))).to.equal('{"ä": 1}');
    expect(decoded(bytes(0xff, 0xfe, 0x7b, 0, 0x7d))).to.equal('{\ufffd');
  });

  it('looks like UTF-16 without a mark where every second byte is NUL', () => {
    expect(looksLikeUtf16(utf16('{}', true))).to.equal(true);
    expect(looksLikeUtf16(utf16('{ }', false))).to.equal(true);
    expect(looksLikeUtf16(bytes(0x7b, 0x7d, 0x0a, 0x0a))).to.equal(false);
  });

  it('finds the first byte that is no UTF-8, as TextDecoder does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), each => {
        let valid = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(each);
        } catch {
          valid = false;
        }
        expect(invalidUtf8(each) === null).to.equal(valid);
      }),
      { numRuns: 500 },
    );
  });

  it('is trimmed of what Unicode calls white space', () => {
    const text = new TextEncoder().encode('\u00a0\u3000\n{}\u2028\u0085 ');
    const { start, end } = trimSpace(text);
    expect(new TextDecoder().decode(text.subarray(start, end))).to.equal('{}');
    expect(trimSpace(new TextEncoder().encode('\ufeff'))).to.deep.equal({ start: 0, end: 3 });
  });
});
