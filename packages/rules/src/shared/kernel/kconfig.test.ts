import { expect } from 'chai';
import fc from 'fast-check';
import { parseKernelConfig } from './kconfig.js';

const text = `#
# Automatically generated file; DO NOT EDIT.
# Linux/x86 6.1.129 Kernel Configuration
#
CONFIG_CC_VERSION_TEXT="gcc-12 (Debian 12.2.0) \\"x\\""
CONFIG_OVERLAY_FS=m
# CONFIG_OVERLAY_FS_METACOPY is not set
CONFIG_HZ=250
CONFIG_LOCALVERSION=""
not a line
CONFIG_
`;

describe('parseKernelConfig', () => {
  it('reads options, also those that are not set', () => {
    const { options, headerVersion } = parseKernelConfig(text);
    expect(headerVersion).to.equal('6.1.129');
    expect(Object.fromEntries(options)).to.deep.equal({
      CONFIG_CC_VERSION_TEXT: 'gcc-12 (Debian 12.2.0) "x"',
      CONFIG_OVERLAY_FS: 'm',
      CONFIG_OVERLAY_FS_METACOPY: 'n',
      CONFIG_HZ: '250',
      CONFIG_LOCALVERSION: '',
    });
  });

  it('reads the header of a kernel that is not of x86, and an old one', () => {
    expect(parseKernelConfig('# Linux/arm64 5.10.0 Kernel Configuration').headerVersion).to.equal('5.10.0');
    expect(parseKernelConfig('# Linux kernel version: 2.6.32').headerVersion).to.equal(null);
  });

  it('reads back what was written', () => {
    const name = fc.stringMatching(/^CONFIG_[A-Z0-9_]{1,30}$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.constantFrom('y', 'm', 'n', '12', '0x10')), options => {
        const lines = Object.entries(options).map(([key, value]) =>
          value === 'n' ? `# ${key} is not set` : `${key}=${value}`,
        );
        expect(parseKernelConfig(lines.join('\n')).options).to.deep.equal(new Map(Object.entries(options)));
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        any => void parseKernelConfig(`# CONFIG_${any}\nCONFIG_${any}=\n${any}`),
      ),
    );
  });
});
