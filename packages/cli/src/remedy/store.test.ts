import fs from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Journal } from './journal.js';
import { copyStore, makeAside } from './store-copy.js';
import { useStore } from './store-use.js';
import { withJournal } from './temporary.test.kit.js';
import { firstDifference } from './tree-difference.js';
import { undoJournal } from './undo.js';

function fill(store: string): void {
  fs.mkdirSync(join(store, 'layers/deep'), { recursive: true });
  fs.mkdirSync(join(store, 'volumes'));
  fs.writeFileSync(join(store, 'layers/one'), 'one', { mode: 0o4755 });
  fs.linkSync(join(store, 'layers/one'), join(store, 'twin'));
  fs.symlinkSync('nowhere', join(store, 'layers/deep/link'));
  fs.writeFileSync(join(store, 'volumes/data'), 'precious');
}

const read = (...parts: readonly string[]): string => fs.readFileSync(join(...parts), 'utf8');

describe('a store that is copied aside', () => {
  it('comes back as it was, but for what is carried over', () =>
    withJournal(async ({ directory, journal }) => {
      const store = join(directory, 'store');
      fill(store);
      const aside = await makeAside(journal, store);
      await copyStore(journal, { store, without: ['volumes'] });
      expect(fs.readdirSync(join(aside, 'copy')).sort()).to.deep.equal(['layers', 'twin']);
      expect(fs.statSync(join(aside, 'copy/twin')).ino).to.equal(fs.statSync(join(aside, 'copy/layers/one')).ino);
      await useStore(journal, { store, aside, carried: ['volumes'] });
      fs.writeFileSync(join(store, 'layers/one'), 'changed');
      fs.writeFileSync(join(store, 'more'), 'more');
      fs.writeFileSync(join(store, 'volumes/data'), 'newer');
      journal.complete();
      await undoJournal(journal, 'a test');
      expect(read(store, 'twin')).to.equal('one');
      expect(fs.statSync(join(store, 'layers/one')).mode & 0o7777).to.equal(0o4755);
      expect(read(store, 'volumes/data')).to.equal('newer');
      expect(fs.readdirSync(aside)).to.deep.equal(['after']);
      expect(read(aside, 'after/more')).to.equal('more');
    }));

  it('leaves nothing behind where the run never reached its end', () =>
    withJournal(async ({ directory, journal }) => {
      const store = join(directory, 'store');
      fill(store);
      const aside = await makeAside(journal, store);
      await copyStore(journal, { store, without: [] });
      await useStore(journal, { store, aside, carried: [] });
      fs.writeFileSync(join(store, 'more'), 'more');
      await undoJournal(journal, 'a test');
      expect(fs.readdirSync(store).sort()).to.deep.equal(['layers', 'twin', 'volumes']);
    }));

  it('comes back wherever undoing is ended, also where a service wrote to it in between', async () => {
    for (let stop = 1; stop < 30; stop++) {
      let isUndoing = false;
      let passed = 0;
      const hook = (): void => {
        if (isUndoing && ++passed === stop) throw new Error('ended');
      };
      await withJournal(async ({ directory, root, journal }) => {
        const store = join(directory, 'store');
        fill(store);
        const aside = await makeAside(journal, store);
        await copyStore(journal, { store, without: ['volumes'] });
        await useStore(journal, { store, aside, carried: ['volumes'] });
        fs.rmSync(join(store, 'layers'), { recursive: true });
        isUndoing = true;
        let ended = true;
        await undoJournal(journal, 'a test').then(
          () => (ended = false),
          () => undefined,
        );
        if (ended && !fs.existsSync(join(store, 'layers'))) {
          fs.mkdirSync(join(store, 'layers'));
          fs.writeFileSync(join(store, 'layers/stray'), '');
        }
        isUndoing = false;
        const again = Journal.open({ root }, journal.id) as Journal;
        await undoJournal(again, 'the next run');
        again.close();
        expect(fs.readdirSync(store).sort(), `ended at ${stop}`).to.deep.equal(['layers', 'twin', 'volumes']);
        expect(fs.readdirSync(join(store, 'layers')).sort(), `ended at ${stop}`).to.deep.equal(['deep', 'one']);
        expect(read(store, 'layers/one')).to.equal('one');
      }, hook);
    }
  });

  it('is compared with its copy', () =>
    withJournal(({ directory }) => {
      const [one, other] = [join(directory, 'one'), join(directory, 'other')];
      const names = ['layers', 'twin', 'volumes'];
      const differ = (change: (place: string) => void): string | undefined => {
        fs.rmSync(one, { recursive: true, force: true });
        fs.rmSync(other, { recursive: true, force: true });
        fill(one);
        fs.cpSync(one, other, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
        fs.rmSync(join(other, 'twin'));
        fs.linkSync(join(other, 'layers/one'), join(other, 'twin'));
        for (const file of ['layers/one', 'volumes/data', 'layers/deep', 'layers', 'volumes']) {
          for (const place of [one, other]) fs.utimesSync(join(place, file), 1e9, 1e9);
        }
        change(other);
        return firstDifference(one, other, names);
      };
      expect(differ(() => undefined)).to.equal(undefined);
      expect(differ(place => fs.rmSync(join(place, 'volumes/data')))).to.match(/volumes.*time|missing|other names/);
      expect(differ(place => fs.chmodSync(join(place, 'volumes/data'), 0o600))).to.match(/data" has another mode/);
      expect(differ(place => fs.truncateSync(join(place, 'volumes/data'), 3))).to.match(/data" has 3 bytes, not 8/);
      expect(
        differ(place => {
          fs.rmSync(join(place, 'twin'));
          fs.copyFileSync(join(place, 'layers/one'), join(place, 'twin'));
          fs.utimesSync(join(place, 'twin'), 1e9, 1e9);
        }),
      ).to.match(/no hard link any more/);
    }));
});
