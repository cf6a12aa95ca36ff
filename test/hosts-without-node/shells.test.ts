import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { HostSource } from '@hostlint/core';
import { expect } from 'chai';
import { openBytes } from '../../packages/cli/src/sources/open.js';
import { skipBecause } from '../skip-because.js';
import { missingForSmallHosts, onSmallHost, type Programs, scriptFor } from './small-host.js';
import { scriptOf } from './take-snapshot.js';

const odd = 'a b\n\t\'"\\$(touch hit)`\u001b[31m;&*?[x]~ \u00e9';
const long = 'long-name-'.repeat(20);
const binary = Buffer.from([0, 1, 2, 3, 255, 10, 0, 13]);
const large = 'a line of text\n'.repeat(20_000);

function makeTree(root: string): void {
  fs.mkdirSync(`${root}/etc/many/${odd}`, { recursive: true });
  fs.mkdirSync(`${root}/etc/empty`);
  fs.mkdirSync(`${root}/etc/${long}`);
  fs.mkdirSync(`${root}/srv/data/overlay2`, { recursive: true });
  const write = (name: string, content: string | Buffer, mode = 0o644): void =>
    fs.writeFileSync(`${root}/etc/${name}`, content, { mode });
  write('plain', 'text\n');
  write('unended', 'a\nb');
  write('nothing', '');
  write('binary', binary);
  write('nul', 'a\0b\0');
  write('large', large);
  write('too-large', large);
  write(`many/${odd}/${odd}`, odd);
  write(`${long}/${long}`, long);
  write('.hidden', 'h');
  write('conf.json', '{"data-root": "/srv/data", "file": "/etc/named"}\n');
  write('named', 'named\n');
  write('secret', 'password=hunter2\n');
  fs.writeFileSync(`${root}/srv/data/state`, 'state\n');
  fs.symlinkSync('plain', `${root}/etc/link`);
  fs.symlinkSync('/etc/link', `${root}/etc/chain`);
  fs.symlinkSync('loop', `${root}/etc/loop`);
  fs.symlinkSync('../nowhere', `${root}/etc/dangling`);
  fs.symlinkSync(`many/${odd}`, `${root}/etc/odd-link`);
  spawnSync('mkfifo', [`${root}/etc/fifo`]);
}

const reads = {
  files: [
    ...['plain', 'unended', 'nothing', 'binary', 'nul', 'large', 'fifo', 'link', 'chain', 'loop', 'dangling', 'absent'],
    ...['many/*/*', '*/long-*', '.hid*', 'odd-link/*', 'plain/below', 'absent/below', 'secret', 'conf.json'],
  ]
    .map<string | { path: string; maxBytes: number }>(name => `/etc/${name}`)
    .concat([{ path: '/etc/too-large', maxBytes: 1000 }, '/dev/zero', '{configured}', '{configured}/state']),
  lists: ['/etc', '/etc/empty', { path: '/etc/many', limit: 1 }, '/etc/plain', '/absent'],
  stats: ['/etc/fifo', '{configured}/overlay2'],
  filesystems: ['/etc', '/absent/below'],
  commands: [
    ['uname', '-r'],
    ['no-such-program', 'x'],
    ['printenv', 'HOSTLINT_TEST'],
  ] as const,
};

const shells: readonly Programs[] = [
  { name: 'dash', shell: '/bin/dash -s' },
  { name: 'bash', shell: '/bin/bash -s', awk: '/usr/bin/mawk' },
  { name: 'mksh', shell: '/bin/mksh -s', awk: '/usr/bin/gawk' },
  { name: 'posh', shell: '/bin/posh', awk: '/usr/bin/original-awk' },
  { name: 'ash', shell: '/bin/busybox ash -s', awk: '/usr/bin/busybox' },
  { name: 'sh-is-bash', shell: '/bin/dash -s', sh: '/bin/bash' },
  { name: 'sh-is-mksh', shell: '/bin/mksh -s', sh: '/bin/mksh' },
  { name: 'sh-is-posh', shell: '/bin/posh', sh: '/bin/posh' },
  { name: 'sh-is-busybox', shell: '/bin/busybox ash -s', sh: '/bin/busybox' },
];
const alone: Programs = { name: 'busybox', shell: 'ash -s', busybox: true };

const there = ({ shell, awk, sh }: Programs): boolean =>
  [shell.split(' ')[0], awk, sh].every(program => program === undefined || fs.existsSync(program));

describe('the collection script', function () {
  this.timeout(120_000);
  let taken: ReturnType<typeof onSmallHost>;
  before(function () {
    const missing = missingForSmallHosts();
    if (missing !== null) return skipBecause(this, missing);
    const runs = [...shells.filter(there), ...(fs.existsSync('/bin/busybox') ? [alone] : [])];
    taken = onSmallHost(scriptFor(reads), makeTree, runs);
  });

  // Without when it was taken.
  const bytesOf = (name: string): string =>
    gunzipSync(taken.get(name)?.bytes as Buffer)
      .toString('latin1')
      .replace(/"takenAt": "[^"]*"/, '');
  for (const programs of shells) {
    it(`writes the same bytes: ${programs.name}`, function () {
      if (!taken.has(programs.name))
        return skipBecause(
          this,
          'a shell or an awk is not installed: apt-get install busybox mksh posh mawk gawk original-awk',
        );
      expect(taken.get(programs.name)?.said).to.equal('');
      expect(membersOf(bytesOf(programs.name))).to.deep.equal(membersOf(bytesOf('dash')));
    });
  }

  for (const name of ['dash', 'busybox']) {
    describe(`on a host of ${name === 'dash' ? 'Debian' : 'busybox alone'}`, () => {
      let source: HostSource;
      before(async function () {
        const one = taken.get(name);
        if (!one) return skipBecause(this, '"busybox" is not installed: apt-get install busybox');
        expect(one.said).to.equal('');
        source = await openBytes(new Uint8Array(one.bytes), name);
      });
      const reasonOf = (answer: Promise<unknown>): Promise<unknown> =>
        answer.then(
          value => ({ value }),
          (error: { reason?: string }) => error.reason,
        );
      const read = async (path: string): Promise<string | undefined> => {
        const bytes = await source.read(path);
        return bytes && Buffer.from(bytes).toString();
      };

      it('takes contents as they are', async () => {
        expect(await read('/etc/plain')).to.equal('text\n');
        expect(await read('/etc/unended')).to.equal('a\nb');
        expect(await read('/etc/nothing')).to.equal('');
        expect(await read('/etc/nul')).to.equal('a\0b\0');
        expect(await read('/etc/large')).to.equal(large);
        expect(await read('/etc/.hidden')).to.equal('h');
        expect(Buffer.from((await source.read('/etc/binary'))!)).to.deep.equal(binary);
      });
      it('survives any name', async () => {
        expect(await source.list('/etc/many')).to.deep.equal([odd]);
        expect(await read(`/etc/many/${odd}/${odd}`)).to.equal(odd);
        expect(await read(`/etc/odd-link/${odd}`)).to.equal(odd);
        expect(await read(`/etc/${long}/${long}`)).to.equal(long);
        expect(
          await source.stat('/hit').then(
            () => 'looked at',
            () => 'never',
          ),
        ).to.equal('never');
      });
      it('follows symlinks', async () => {
        expect(await read('/etc/chain')).to.equal('text\n');
        expect(await source.realpath('/etc/chain')).to.equal('/etc/plain');
        expect((await source.stat('/etc/chain', { follow: false }))?.type).to.equal('symlink');
        expect(await reasonOf(source.read('/etc/loop'))).to.equal('malformed');
        expect(await source.stat('/etc/dangling')).to.equal(undefined);
      });
      it('tells absence from what it did not take', async () => {
        expect(await read('/etc/absent')).to.equal(undefined);
        expect(await read('/etc/absent/below')).to.equal(undefined);
        expect(await read('/etc/plain/below')).to.equal(undefined);
        expect(await source.list('/absent')).to.equal(undefined);
        expect(await source.list('/etc/empty')).to.deep.equal([]);
        expect(await reasonOf(source.read('/srv/data/other'))).to.equal('not-captured');
        expect(await reasonOf(source.read('/etc/too-large'))).to.equal('malformed');
      });
      it('opens neither pipes nor devices', async () => {
        expect(await reasonOf(source.read('/etc/fifo'))).to.equal('malformed');
        expect((await source.stat('/etc/fifo'))?.type).to.equal('fifo');
        expect(await reasonOf(source.read('/dev/zero'))).to.equal('malformed');
      });
      it('goes on with what the configuration names', async () => {
        expect(await read('/srv/data/state')).to.equal('state\n');
        expect((await source.stat('/srv/data/overlay2'))?.type).to.equal('directory');
        expect(await read('/etc/named')).to.equal('named\n');
      });
      it('asks file systems and programs', async () => {
        expect((await source.filesystem('/etc'))?.magic).to.equal(0x01021994);
        expect((await source.filesystem('/etc'))?.dType).to.equal(true);
        expect((await source.run(['uname', '-r']))?.stdout).to.match(/^\d/);
        expect(await source.run(['no-such-program', 'x'])).to.equal(undefined);
        expect(await source.run(['printenv', 'HOSTLINT_TEST'])).to.deep.include({ code: 1, stdout: '' });
      });
    });
  }

  it('is clean to shellcheck', function () {
    const { error } = spawnSync('shellcheck', ['--version']);
    if (error) return skipBecause(this, '"shellcheck" is not installed: apt-get install shellcheck');
    for (const redaction of ['none', 'default', 'strict'] as const) {
      const { stdout } = spawnSync('shellcheck', ['--shell=sh', '-'], { input: scriptOf({ redaction }) });
      expect(stdout.toString()).to.equal('');
    }
  });
  it('does nothing where it was cut off', () => {
    const script = scriptOf();
    const cut = script.slice(0, script.lastIndexOf('hostlint_main'));
    const { stdout, status } = spawnSync('sh', ['-s'], { input: cut });
    expect(stdout.length).to.equal(0);
    expect(status).to.equal(0);
  });
});

/** So that a difference is shown as one of few lines. */
const membersOf = (archive: string): readonly string[] => archive.split(/\0{16,}|\n/);
