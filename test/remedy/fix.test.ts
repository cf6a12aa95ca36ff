import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runInProcess, type Ran } from '../scenarios/run-in-process.js';
import { toyPlugin } from '../scenarios/toy-plugin.js';
import { skipBecause } from '../skip-because.js';

const hasCp = spawnSync('cp', ['--version']).error === undefined;

describe('hostlint fix', function () {
  this.timeout(30_000);
  let directory = '';
  let motd = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'hostlint-fix-'));
    mkdirSync(join(directory, 'image/etc'), { recursive: true });
    motd = join(directory, 'image/etc/motd');
    writeFileSync(motd, 'go away\n');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const fix = (words: readonly string[], answer?: boolean): Promise<Ran> =>
    runInProcess(['fix', 'toy/greeting-kind', '--root', 'image', '--journal', 'journal', ...words], {
      workingDirectory: directory,
      plugins: [toyPlugin],
      host: {},
      ...(answer !== undefined && { ask: async () => answer }),
    });

  before(function () {
    if (!hasCp) skipBecause(this, 'files are kept aside with the cp of GNU: apt-get install coreutils');
  });
  for (const [way, words, answer] of [
    ['when told yes', ['--yes'], undefined],
    ['when asked', [], true],
  ] as const)
    it(`edits the file, keeps the old one, and looks again, ${way}`, async () => {
      const { status, stdout, stderr } = await fix(words, answer);
      expect(status, stderr).to.equal(0);
      expect(readFileSync(motd, 'utf8')).to.equal('Welcome\n');
      expect(stdout).to.match(
        /1\. Write \/etc\/motd\.[^]*Done\. 1 fail of 1 is mended\.\nTake it back: hostlint undo \d/,
      );
      const id = /undo (\S+) --journal \/\S+\/journal\n/.exec(stdout)?.[1] ?? '';
      expect(readFileSync(join(directory, 'journal', id, 'saved/1-motd'), 'utf8')).to.equal('go away\n');
      const undone = await runInProcess(['undo', id, '--journal', join(directory, 'journal'), '--yes'], {
        workingDirectory: directory,
        plugins: [toyPlugin],
        host: {},
        asRoot: true,
      });
      expect(undone.status, undone.stderr).to.equal(0);
      expect(readFileSync(motd, 'utf8')).to.equal('go away\n');
    });
  it('changes nothing when told no', async () => {
    const { status, stdout } = await fix([], false);
    expect([status, readFileSync(motd, 'utf8')]).to.deep.equal([1, 'go away\n']);
    expect(stdout).to.include('Nothing was changed.');
    expect(existsSync(join(directory, 'journal'))).to.equal(false);
  });
  it('changes nothing where there is nobody to ask', async () => {
    const { status, stdout, stderr } = await fix([]);
    expect([status, readFileSync(motd, 'utf8')]).to.deep.equal([2, 'go away\n']);
    expect(stdout).to.include('1. Write /etc/motd.');
    expect(stderr).to.include('say --yes');
  });
  it('changes nothing with --dry-run, even with --yes', async () => {
    expect((await fix(['--dry-run', '--yes'])).status).to.equal(1);
    expect(readFileSync(motd, 'utf8')).to.equal('go away\n');
  });
  it('follows no symbolic link out of the root', async () => {
    mkdirSync(join(directory, 'outside'));
    writeFileSync(join(directory, 'outside/motd'), 'go away\n');
    rmSync(join(directory, 'image/etc'), { recursive: true });
    mkdirSync(join(directory, 'image/real'));
    writeFileSync(join(directory, 'image/real/motd'), 'go away\n');
    symlinkSync('real', join(directory, 'image/etc'));
    const { status, stderr } = await fix(['--yes']);
    expect(status).to.equal(2);
    expect(stderr).to.include('symbolic link').and.include('putting all back as it was');
    expect(readFileSync(join(directory, 'image/real/motd'), 'utf8')).to.equal('go away\n');
  });
  it('needs another run of it to end first', async () => {
    const { takeLock } = await import('../../packages/cli/src/remedy/lock.js');
    const lock = takeLock(join(directory, 'journal'));
    try {
      expect((await fix(['--yes'])).stderr).to.include('another hostlint is changing this host');
    } finally {
      lock.release();
    }
    expect(readFileSync(motd, 'utf8')).to.equal('go away\n');
  });
});
