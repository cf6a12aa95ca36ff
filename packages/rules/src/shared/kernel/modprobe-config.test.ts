import { expect } from 'chai';
import fc from 'fast-check';
import { matchesModule, parseModprobeFile } from './modprobe-config.js';

declare const performance: { now(): number };

const read = (text: string): readonly (readonly [string, string, string, number | null])[] =>
  parseModprobeFile('/etc/modprobe.d/x.conf', text).map(({ kind, name, value, line }) => [kind, name, value, line]);

describe('parseModprobeFile', () => {
  it('reads what concerns loading', () =>
    expect(
      read(`# comment
install overlay /bin/true
blacklist over-lay   trailing words do not count
options overlay metacopy=on  redirect_dir=on
\talias fs-overlay off
softdep x pre: y
`),
    ).to.deep.equal([
      ['install', 'overlay', '/bin/true', 2],
      ['blacklist', 'over_lay', '', 3],
      ['options', 'overlay', 'metacopy=on  redirect_dir=on', 4],
      ['alias', 'fs_overlay', 'off', 5],
    ]));
  it('passes over what modprobe passes over', () =>
    expect(
      read('install\ninstall overlay\nblacklist\n#install overlay /bin/true\nINSTALL overlay /bin/true\n'),
    ).to.deep.equal([]));
  it('joins lines at a backslash', () =>
    expect(read('install \\\noverlay \\\n/bin/false\nblacklist x')).to.deep.equal([
      ['install', 'overlay', '/bin/false', 1],
      ['blacklist', 'x', '', 4],
    ]));
  it('reads a comment that goes on as one', () =>
    expect(read('# a \\\ninstall overlay /bin/true\n')).to.deep.equal([]));
  it('takes a backslash away that joins nothing', () =>
    expect(read('install overlay /bin/\\true\nblacklist x\\\\\nblacklist y')).to.deep.equal([
      ['install', 'overlay', '/bin/true', 1],
      ['blacklist', 'x\\', '', 2],
      ['blacklist', 'y', '', 3],
    ]));
  it('takes a carriage return for a part of the word, as modprobe does', () =>
    expect(read('install overlay /bin/true\r\nblacklist overlay\r\n')).to.deep.equal([
      ['install', 'overlay', '/bin/true\r', 1],
      ['blacklist', 'overlay\r', '', 2],
    ]));
  it('reads a last line without an end', () =>
    expect(read('blacklist overlay')).to.deep.equal([['blacklist', 'overlay', '', 1]]));

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void read(`install ${text}\n${text}`)));
  });
  it('is quick on long lines', () => {
    const start = performance.now();
    read(`${' \t'.repeat(100_000)}x\ninstall ${'a '.repeat(100_000)}`);
    expect(performance.now() - start).to.be.below(500);
  });
});

describe('matchesModule', () => {
  it('matches wildcards', () =>
    expect([
      matchesModule('over*', 'overlay'),
      matchesModule('*', 'overlay'),
      matchesModule('o?erlay', 'overlay'),
      matchesModule('over', 'overlay'),
      matchesModule('overlay*fs', 'overlay'),
    ]).to.deep.equal([true, true, true, false, false]));
  it('matches a name itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_]{0,20}$/), name => matchesModule(name, name) && matchesModule('*', name)),
    );
  });
  it('is quick on many stars', () => {
    const start = performance.now();
    matchesModule(`${'*a'.repeat(200)}b`, 'a'.repeat(5000));
    expect(performance.now() - start).to.be.below(1000);
  });
});
