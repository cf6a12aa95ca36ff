import { expect } from 'chai';
import fc from 'fast-check';
import { isKernelConfig, lineOfOption, parseKernelConfig } from './kconfig.js';

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

  it('finds one option as it does among all', () => {
    const name = fc.constantFrom('CONFIG_A', 'CONFIG_A_B', 'CONFIG_B');
    const line = fc.oneof(
      fc.tuple(name, fc.constantFrom('=y', '=m', '="a\\"b"', '= y ', '', ' =y', '=y=m')).map(parts => parts.join('')),
      fc
        .tuple(name, fc.constantFrom(' is not set', ' is not set\r', ' is not set ever', '=y'))
        .map(parts => `# ${parts.join('')}`),
      fc.constantFrom('', '#', '\r', 'X CONFIG_A=y', '# Linux/x86 6.1.0 Kernel Configuration', 'CONFIG_=y'),
    );
    const separator = fc.constantFrom('\n', '\n\n', '\r\n', '\u2028');
    const text = fc.array(fc.tuple(line, separator)).map(parts => parts.flat().join(''));
    fc.assert(
      fc.property(text, some => {
        const all = new Map(parseKernelConfig(some).options);
        for (const one of ['CONFIG_A', 'CONFIG_A_B', 'CONFIG_B', 'CONFIG_C'])
          expect(parseKernelConfig(some).options.get(one), one).to.equal(all.get(one));
        expect(isKernelConfig(some)).to.equal(all.size > 0);
      }),
    );
  });

  it('says on which line an option is decided: the last', () => {
    const { options } = parseKernelConfig('CONFIG_A=y\nCONFIG_AB=m\n# CONFIG_A is not set\n');
    expect(options.get('CONFIG_A')).to.equal('n');
    expect(['CONFIG_A', 'CONFIG_AB', 'CONFIG_B'].map(name => lineOfOption(options, name))).to.deep.equal([3, 2, null]);
    expect(lineOfOption(new Map([['CONFIG_A', 'y']]), 'CONFIG_A')).to.equal(null);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        any => void [...parseKernelConfig(`# CONFIG_${any}\nCONFIG_${any}=\n${any}`).options],
      ),
    );
  });
});
