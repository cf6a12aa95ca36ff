import { expect } from 'chai';
import fc from 'fast-check';
import { dpkgParagraphs } from './dpkg-paragraphs.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const names = ['podman', 'docker.io', 'docker'];

/** The same from the decoded text, paragraph by paragraph. */
const slowly = (text: string): readonly string[] =>
  text.split('\n\n').flatMap(paragraph => {
    // What stands before the first field, dpkg itself does not write.
    const at = `\n${paragraph}\n`.search(/\nPackage: (?:podman|docker\.io|docker)\n/);
    return at < 0 ? [] : [paragraph.slice(at)];
  });

describe('dpkgParagraphs', () => {
  it('finds the paragraphs of the packages that are wanted, whole', () => {
    const status = 'Package: a\nVersion: 1\n\nPackage: docker.io\nStatus: x\nVersion: 2\n\nPackage: docker.ioo\n';
    expect(dpkgParagraphs(encode(status), names)).to.deep.equal(['Package: docker.io\nStatus: x\nVersion: 2\n']);
  });

  it('finds all of one name: architectures have paragraphs of their own', () => {
    const status = 'Package: podman\nArchitecture: amd64\n\nPackage: podman\nArchitecture: i386\n';
    expect(dpkgParagraphs(encode(status), names)).to.have.length(2);
  });

  it('takes a paragraph once, whatever is in it', () => {
    const endless = 'Package: podman\n'.repeat(50_000);
    expect(dpkgParagraphs(encode(endless), names)).to.deep.equal([endless]);
    expect(dpkgParagraphs(encode('Package: a\nPackage: podman\n\nPackage: docker\n'), names)).to.have.length(2);
  });

  it('takes no other line for a name', () => {
    const lines = [
      'Description: Package: podman\n',
      ' Package: podman\n',
      'Package: podman',
      'Package:podman\n',
      'Packagd: podman\n',
    ];
    for (const line of lines) expect(dpkgParagraphs(encode(line), names), line).to.deep.equal([]);
  });

  it('finds in bytes what the text has', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'Package: podman',
        'Package: docker',
        'Package: dpkg',
        'Version: 1',
        'P',
        '',
        '',
        'Provides: Package: podman',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), lines => {
        const text = `${lines.join('\n')}\n`.replaceAll(/\n(?=Package: )/g, '\n\n');
        const found = dpkgParagraphs(encode(text), names).map(paragraph => paragraph.trimEnd());
        expect(found).to.deep.equal(slowly(text).map(paragraph => paragraph.trimEnd()));
      }),
    );
  });
});
