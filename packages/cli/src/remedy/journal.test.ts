import fs from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { changeByCommand } from './command-change.js';
import { changeDirectory } from './directory-change.js';
import { changeFile } from './file-change.js';
import { Journal, listJournals } from './journal.js';
import { undoJournal } from './undo.js';
import { withJournal } from './temporary.test.kit.js';

const statesOf = ({ records }: Journal): readonly string[] => records.map(({ state }) => state);

async function failing(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the journal', () => {
  it('is for root alone, and is called after the time', () =>
    withJournal(({ root, journal }) => {
      expect(journal.id).to.equal('20261124T120000');
      expect(fs.statSync(root).mode & 0o777).to.equal(0o700);
      expect(fs.statSync(journal.directory).mode & 0o777).to.equal(0o700);
      const second = Journal.begin({ root }, 'another', Date.parse('2026-11-24T12:00:00Z'));
      second.close();
      expect(listJournals(root)).to.deep.equal(['20261124T120000', '20261124T120000-1']);
    }));

  it('has a change on the disk before it is made', () =>
    withJournal(async ({ root, journal }) => {
      const seen: string[] = [];
      await journal.make({ kind: 'command', argv: ['true'], undo: null }, () => {
        const other = Journal.open({ root }, journal.id, true) as Journal;
        seen.push(...statesOf(other));
      });
      expect(seen).to.deep.equal(['intended']);
      expect(statesOf(journal)).to.deep.equal(['done']);
    }));

  it('reads over half a line, and goes on behind the last whole one', () =>
    withJournal(async ({ root, journal }) => {
      await journal.make({ kind: 'command', argv: ['true'], undo: null }, () => undefined);
      const path = join(journal.directory, 'journal.ndjson');
      fs.appendFileSync(path, '{"entry":"compl');
      const again = Journal.open({ root }, journal.id) as Journal;
      expect(again.state).to.equal('open');
      again.complete();
      again.close();
      expect(Journal.open({ root }, journal.id, true)?.state).to.equal('complete');
      expect(fs.readFileSync(path, 'utf8')).to.match(/"done","number":1\}\n\{"entry":"complete"\}\n$/);
    }));

  it('knows of no run that ended before its first line', () =>
    withJournal(({ root, journal }) => {
      fs.writeFileSync(join(journal.directory, 'journal.ndjson'), '{"entry"');
      expect(Journal.open({ root }, journal.id)).to.equal(undefined);
      expect(Journal.open({ root }, 'none')).to.equal(undefined);
    }));

  it('is no guess where it is damaged', () =>
    withJournal(({ root, journal }) => {
      fs.writeFileSync(join(journal.directory, 'journal.ndjson'), '{"entry":"begin","format":2}\n');
      expect(() => Journal.open({ root }, journal.id)).to.throw(/cannot be read: it is no journal/);
    }));

  it('undoes backwards, and twice does no harm', () =>
    withJournal(async ({ directory, root, journal }) => {
      const [old, made, log] = [join(directory, 'old'), join(directory, 'a/b/made'), join(directory, 'log')];
      fs.writeFileSync(old, 'one', { mode: 0o604 });
      await changeFile(journal, old, Buffer.from('two'));
      await changeFile(journal, old, Buffer.from('three'));
      await changeDirectory(journal, join(directory, 'a/b'));
      await changeFile(journal, made, Buffer.from('new'), 0o640);
      await changeByCommand(journal, ['touch', log], { undo: ['rm', '-f', log], timeoutMs: 5000 });
      journal.complete();
      expect(fs.statSync(old).mode & 0o777).to.equal(0o604);
      expect(fs.statSync(made).mode & 0o777).to.equal(0o640);
      await undoJournal(journal, 'a test');
      expect(fs.readFileSync(old, 'utf8')).to.equal('one');
      expect(fs.statSync(old).mode & 0o777).to.equal(0o604);
      expect(fs.readdirSync(directory).sort()).to.deep.equal(['journals', 'old']);
      const again = Journal.open({ root }, journal.id) as Journal;
      expect([again.state, again.wasComplete]).to.deep.equal(['undone', true]);
      await undoJournal(again, 'once more');
      again.close();
    }));

  it('keeps a symlink, and changes what it leads to', () =>
    withJournal(async ({ directory, journal }) => {
      const [link, file] = [join(directory, 'link'), join(directory, 'file')];
      fs.writeFileSync(file, 'one');
      fs.symlinkSync('file', link);
      await changeFile(journal, link, Buffer.from('two'));
      expect(fs.readFileSync(file, 'utf8')).to.equal('two');
      expect(fs.readlinkSync(link)).to.equal('file');
      await undoJournal(journal, 'a test');
      expect(fs.readFileSync(file, 'utf8')).to.equal('one');
    }));

  it('keeps what somebody wrote into a file since', () =>
    withJournal(async ({ directory, journal }) => {
      const file = join(directory, 'file');
      await changeFile(journal, file, Buffer.from('ours'));
      fs.writeFileSync(file, 'theirs');
      await undoJournal(journal, 'a test');
      expect(fs.existsSync(file)).to.equal(false);
      expect(fs.readFileSync(join(journal.directory, 'saved/1-edited-file'), 'utf8')).to.equal('theirs');
    }));

  it('brings a removed file back', () =>
    withJournal(async ({ directory, journal }) => {
      const file = join(directory, 'file');
      fs.writeFileSync(file, 'one');
      await changeFile(journal, file, null);
      expect(fs.existsSync(file)).to.equal(false);
      await undoJournal(journal, 'a test');
      expect(fs.readFileSync(file, 'utf8')).to.equal('one');
    }));

  it('stops where something cannot be undone, and goes on from there later', () =>
    withJournal(async ({ directory, root, journal }) => {
      const [file, key] = [join(directory, 'file'), join(directory, 'key')];
      fs.writeFileSync(file, 'one');
      await changeFile(journal, file, Buffer.from('two'));
      await changeByCommand(journal, ['true'], { undo: ['cat', key], timeoutMs: 5000 });
      expect(await failing(() => undoJournal(journal, 'a test'))).to.match(/"cat .*key" failed with code 1/);
      expect(fs.readFileSync(file, 'utf8')).to.equal('two');
      fs.writeFileSync(key, '');
      const again = Journal.open({ root }, journal.id) as Journal;
      expect(again.state).to.equal('undoing');
      await undoJournal(again, 'a test');
      again.close();
      expect(fs.readFileSync(file, 'utf8')).to.equal('one');
    }));

  it('is right wherever a run of file changes is ended', async () => {
    for (let stop = 1; stop < 40; stop++) {
      let passed = 0;
      const hook = (): void => {
        if (++passed === stop) throw new Error('ended');
      };
      await withJournal(async ({ directory, root, journal }) => {
        const [old, made] = [join(directory, 'old'), join(directory, 'made')];
        fs.writeFileSync(old, 'one');
        const run = async (): Promise<void> => {
          await changeFile(journal, old, Buffer.from('two'));
          await changeFile(journal, made, Buffer.from('new'));
          journal.complete();
          await undoJournal(journal, 'a test');
        };
        await failing(run);
        const again = Journal.open({ root }, journal.id) as Journal;
        await undoJournal(again, 'the next run');
        again.close();
        expect(fs.readFileSync(old, 'utf8'), `ended at ${stop}`).to.equal('one');
        expect(fs.readdirSync(directory).sort(), `ended at ${stop}`).to.deep.equal(['journals', 'old']);
      }, hook);
    }
  });
});
