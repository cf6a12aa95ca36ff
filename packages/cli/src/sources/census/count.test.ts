import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadNative } from '../live/native.js';
import { type Census, takeCensus } from './count.js';
import { nativeWalk } from './native-walk.js';
import { InodeSet } from './inode-set.js';
import { noLosses, Tally } from './tally.js';
import { halves } from './walk.js';

/** Told at the end of the run, as the reason why a test was left out. */
const noKoffi = { skipReason: 'koffi is not installed: npm install koffi' };

/** All paths, links not followed. */
const below = (path: string): readonly string[] =>
  fs.lstatSync(path).isDirectory() ? [path, ...fs.readdirSync(path).flatMap(name => below(join(path, name)))] : [path];

const ways = ['getdents64', 'find', 'lstat'] as const;

describe('takeCensus', () => {
  let home: string;
  const at = (path: string): string => join(home, path);
  const put = (path: string, text = path): void => {
    fs.mkdirSync(join(at(path), '..'), { recursive: true });
    fs.writeFileSync(at(path), text);
  };
  before(() => {
    home = fs.mkdtempSync(join(os.tmpdir(), 'hostlint-census-'));
    put('store/one/a');
    put('store/one/deep/b');
    put('store/two/c');
    fs.mkdirSync(at('store/two/deep'));
    fs.mkdirSync(at('store/two/other'));
    fs.linkSync(at('store/one/a'), at('store/two/a'));
    fs.linkSync(at('store/one/deep/b'), at('store/two/deep/b'));
    fs.linkSync(at('store/two/c'), at('store/two/c again'));
    fs.symlinkSync('..', at('store/two/up'));
    put('store/strange * [name]?/x\ny');
    put('outside/much');
    fs.symlinkSync('../outside', at('store/link'));
  });
  after(() => fs.rmSync(home, { recursive: true, force: true }));

  const count = (way: (typeof ways)[number], more: Partial<Parameters<typeof takeCensus>[0]> = {}): Promise<Census> => {
    const native = way === 'getdents64' ? loadNative() : null;
    return takeCensus({
      parts: [at('store/one'), at('store/two'), at('store/gone')],
      whole: [at('store')],
      sizes: false,
      mountPoints: [],
      native,
      fallback: way === 'lstat' ? 'stat' : 'find',
      ...more,
    });
  };

  for (const way of ways) {
    describe(`by ${way}`, () => {
      before(function () {
        if (way !== 'getdents64' || loadNative()) return;
        Object.assign(this.runnable().parent ?? {}, noKoffi);
        this.skip();
      });

      it('counts parts in their order, and what one adds to those before', async () => {
        const { parts, rest, total, complete, ...census } = await count(way);
        expect([complete, census.way]).to.deep.equal([true, way]);
        expect(parts.get(at('store/one'))).to.deep.include({
          ...{ entries: 4, directories: 2, inodes: 4, newInodes: 4, newFiles: 2, newDirectories: 2 },
        });
        expect(parts.get(at('store/two'))).to.deep.include({
          ...{ entries: 8, directories: 3, inodes: 7, newInodes: 5, newFiles: 1, newDirectories: 1 },
        });
        expect(parts.get(at('store/gone'))).to.equal(null);
        expect(rest).to.deep.include({ entries: 4, directories: 2, inodes: 4 });
        expect(total).to.deep.include({ entries: 16, directories: 7, inodes: 13 });
      });

      it('leaves out what other file systems hide', async () => {
        const hidden = at('store/one/deep');
        const { parts, total } = await count(way, { mountPoints: [hidden] });
        // Only find sees for itself what is mounted, and here nothing is.
        if (way === 'find') return;
        expect(parts.get(at('store/one'))).to.deep.include({ entries: 3, directories: 2 });
        expect(total.entries).to.equal(15);
      });

      it('ends when it is told to, and says that there is more', async () => {
        const interruption = new AbortController();
        const onProgress = (): void => interruption.abort();
        const census = await count(way, { signal: interruption.signal, onProgress });
        expect(census.complete).to.equal(false);
      });

      it('counts nothing where nothing is', async () => {
        const census = await count(way, { parts: [], whole: [at('nowhere')] });
        expect([census.complete, census.rest, census.total.entries]).to.deep.equal([true, null, 0]);
      });
    });
  }

  for (const way of ['getdents64', 'lstat'] as const) {
    it(`adds bytes of new inodes, as du does: ${way}`, async () => {
      const { total } = await count(way, { sizes: true });
      const seen = new Map(below(at('store')).map(path => [fs.lstatSync(path).ino, fs.lstatSync(path)]));
      const sum = (of: (stats: fs.Stats) => number): number =>
        [...seen.values()].reduce((all, one) => all + of(one), 0);
      expect(total.apparentBytes).to.equal(sum(({ size }) => size));
      expect(total.diskBytes).to.equal(sum(({ blocks }) => blocks * 512));
    });
  }

  it('lets go of what goes away under its hands', function () {
    const native = loadNative();
    if (!native) {
      Object.assign(this.runnable(), noKoffi);
      return this.skip();
    }
    put('moving/a/x');
    put('moving/b/x');
    const { dev, ino } = fs.lstatSync(at('moving'), { bigint: true });
    const tally = new Tally(new InodeSet(), noLosses());
    const tree = {
      path: at('moving'),
      device: Number(dev),
      inode: halves(ino),
      without: new Set<string>(),
      mountPoints: new Set<string>(),
    };
    let first = true;
    const readEntries: typeof native.readEntries = (file, buffer) => {
      const length = native.readEntries(file, buffer);
      if (first) fs.rmSync(at('moving/a'), { recursive: true });
      first = false;
      return length;
    };
    const steps = nativeWalk({ ...native, readEntries })(tree, tally, false);
    while (steps.next().done !== true);
    expect(tally.losses).to.deep.include({ vanished: 1, unread: 0 });
    expect(tally.finish()).to.deep.include({ entries: 4, directories: 3 });
  });
});
