import { expect } from 'chai';
import fc from 'fast-check';
import { isKernelAtLeast, parseKernelRelease } from './kernel-version.js';

const releases: readonly (readonly [raw: string, major: number, minor: number, patch: number | null, tail: string])[] =
  [
    ['5.4.0-1038-aws', 5, 4, 0, '-1038-aws'],
    ['3.10.0-1160.119.1.el7.x86_64', 3, 10, 0, '-1160.119.1.el7.x86_64'],
    ['4.18.0-553.el8_10.x86_64', 4, 18, 0, '-553.el8_10.x86_64'],
    ['6.1.134-150.224.amzn2023.x86_64', 6, 1, 134, '-150.224.amzn2023.x86_64'],
    ['4.14.355-276.639.amzn2.x86_64', 4, 14, 355, '-276.639.amzn2.x86_64'],
    ['6.6.87.2-microsoft-standard-WSL2', 6, 6, 87, '.2-microsoft-standard-WSL2'],
    ['6.8.0-rc3+', 6, 8, 0, '-rc3+'],
    ['6.8-rc3', 6, 8, null, '-rc3'],
    ['3.12-1-amd64', 3, 12, null, '-1-amd64'],
    ['4.4.302+', 4, 4, 302, '+'],
    ['6.17.7.asahi1-1', 6, 17, 7, '.asahi1-1'],
    ['6.12.0-1-rpi-v8', 6, 12, 0, '-1-rpi-v8'],
    ['5.14.21-150500.55.100-default', 5, 14, 21, '-150500.55.100-default'],
    ['5.4.17-2136.342.5.el8uek.x86_64', 5, 4, 17, '-2136.342.5.el8uek.x86_64'],
    ['5.10.0-0.deb10.16-amd64', 5, 10, 0, '-0.deb10.16-amd64'],
    ['6.1.0-37-amd64', 6, 1, 0, '-37-amd64'],
    ['4.19.0-gvisor', 4, 19, 0, '-gvisor'],
  ];

describe('parseKernelRelease', () => {
  for (const [raw, major, minor, patch, tail] of releases)
    it(`reads ${raw}`, () => expect(parseKernelRelease(`${raw}\n`)).to.deep.equal({ raw, major, minor, patch, tail }));

  for (const text of ['', '6', 'v6.1.0', '6.x', 'Linux 6.1', '6.1.0 beta', '.1.2', `6.1.${'0'.repeat(400)}`])
    it(`refuses "${text.slice(0, 20)}"`, () => expect(parseKernelRelease(text)).to.equal(null));

  it('reads back what it was made of', () => {
    const part = fc.nat({ max: 99_999 });
    fc.assert(
      fc.property(part, part, part, fc.constantFrom('', '-rc1', '+', '.2-x', '-1-aws'), (major, minor, patch, tail) => {
        const raw = `${major}.${minor}.${patch}${tail}`;
        expect(parseKernelRelease(raw)).to.deep.equal({ raw, major, minor, patch, tail });
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), text => void parseKernelRelease(text)));
  });
});

describe('isKernelAtLeast', () => {
  const is = (raw: string, ...version: [number, number, number?]): boolean => {
    const release = parseKernelRelease(raw);
    return release !== null && isKernelAtLeast(release, ...version);
  };

  it('compares numbers, not text', () => expect(is('4.10.0', 4, 9)).to.equal(true));
  it('holds a vendor’s 5.15.0-1084 for 5.15.0', () => expect(is('5.15.0-1084-azure', 5, 15, 0)).to.equal(true));
  it('holds a candidate for its version', () => expect(is('6.8-rc3', 6, 8)).to.equal(true));
  it('sees what is older', () => expect(is('3.10.0-1160.el7.x86_64', 3, 18)).to.equal(false));
  it('looks at the patch number', () =>
    expect([is('5.10.3', 5, 10, 4), is('5.10.4', 5, 10, 4)]).to.deep.equal([false, true]));
});
