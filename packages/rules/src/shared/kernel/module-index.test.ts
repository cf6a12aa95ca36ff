import { expect } from 'chai';
import fc from 'fast-check';
import { moduleOfFile, parseLoadedModules, parseModulesBuiltin, parseModulesDep } from './module-index.js';

describe('moduleOfFile', () => {
  for (const ending of ['', '.gz', '.xz', '.zst'])
    it(`knows overlay.ko${ending}`, () =>
      expect(moduleOfFile(`kernel/fs/overlayfs/overlay.ko${ending}`)).to.equal('overlay'));
  it('writes - as _', () => expect(moduleOfFile('kernel/net/ipv4/nf-log.ko')).to.equal('nf_log'));
  it('knows no module in another file', () =>
    expect(['overlay', 'overlay.ko.txt', '.ko', 'overlay.ko/x'].map(moduleOfFile)).to.deep.equal([
      null,
      null,
      null,
      null,
    ]));
});

describe('parseModulesDep', () => {
  it('maps modules to files', () => {
    const text =
      'kernel/fs/overlayfs/overlay.ko.xz:\nkernel/net/br-netfilter.ko: kernel/net/bridge.ko\n/abs/x.ko:\n\nnonsense\n';
    expect([...parseModulesDep(text)]).to.deep.equal([
      ['overlay', 'kernel/fs/overlayfs/overlay.ko.xz'],
      ['br_netfilter', 'kernel/net/br-netfilter.ko'],
      ['x', '/abs/x.ko'],
    ]);
  });
  it('knows no module that is a dependency only', () =>
    expect(parseModulesDep('a.ko: overlay.ko').has('overlay')).to.equal(false));
  it('knows overlayfs for another module', () =>
    expect(parseModulesDep('kernel/fs/overlayfs/overlayfs.ko:').has('overlay')).to.equal(false));
  it('finds one module as it does among all', () => {
    const part = fc.constantFrom('veth', 'br_netfilter', 'br-netfilter', '.ko', '.xz', ':', ' ', '/', '\n', 'x', '\r');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), parts => {
        const text = parts.join('');
        const all = new Map(parseModulesDep(text));
        for (const name of ['veth', 'br_netfilter', 'x'])
          expect(parseModulesDep(text).get(name), name).to.equal(all.get(name));
      }),
      { numRuns: 2000 },
    );
  });
  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        void [...parseModulesDep(text)];
        parseModulesBuiltin(text);
        parseLoadedModules(text);
      }),
    );
  });
});

describe('parseModulesBuiltin', () => {
  it('lists names', () =>
    expect([...parseModulesBuiltin('kernel/fs/overlayfs/overlay.ko\nkernel/a-b.ko\n')]).to.deep.equal([
      'overlay',
      'a_b',
    ]));
});

describe('parseLoadedModules', () => {
  it('lists names', () =>
    expect([...parseLoadedModules('overlay 151552 0 - Live 0x0000000000000000\next4 1 2 - Live 0x0\n')]).to.deep.equal([
      'overlay',
      'ext4',
    ]));
});
