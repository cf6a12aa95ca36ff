import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openSource } from '../../packages/cli/src/sources/open.js';
import { skipBecause } from '../skip-because.js';
import { start } from '../sources/run-source.js';
import { scriptFor } from './small-host.js';
import { scriptOf, sourceOf, takeSnapshot } from './take-snapshot.js';

const reasonOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    value => ({ value }),
    (error: { reason?: string }) => error.reason,
  );

describe('where a host cannot be read well', function () {
  this.timeout(60_000);
  let home: string;
  beforeEach(() => {
    home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-hard-')));
  });
  afterEach(() => fs.rmSync(home, { recursive: true }));

  it('says what is denied to a user', async function () {
    if (process.geteuid?.() !== 0) return skipBecause(this, 'another user is taken by root: sudo npm test');
    fs.chmodSync(home, 0o755);
    fs.mkdirSync(`${home}/closed`, { mode: 0o700 });
    fs.writeFileSync(`${home}/closed/file`, 'x');
    fs.writeFileSync(`${home}/secret`, 'x', { mode: 0o600 });
    fs.mkdirSync(`${home}/unlisted`);
    fs.writeFileSync(`${home}/unlisted/file`, 'x');
    fs.chmodSync(`${home}/unlisted`, 0o711);
    const script = scriptFor({
      files: ['secret', 'closed/file', 'unlisted/file', 'none'].map(name => `${home}/${name}`),
      lists: ['closed', 'unlisted'].map(name => `${home}/${name}`),
      commands: [['id', '-u']],
    });
    const user = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'sh', '-s'];
    const source = await sourceOf(await takeSnapshot(user, script));
    expect((await source.run(['id', '-u']))?.stdout).to.equal('65534\n');
    expect(await reasonOf(source.read(`${home}/secret`))).to.equal('denied');
    expect((await source.stat(`${home}/secret`))?.mode).to.equal(0o600);
    expect(await reasonOf(source.read(`${home}/closed/file`))).to.equal('denied');
    expect(await reasonOf(source.list(`${home}/closed`))).to.equal('denied');
    expect(await reasonOf(source.list(`${home}/unlisted`))).to.equal('denied');
    expect(Buffer.from((await source.read(`${home}/unlisted/file`))!).toString()).to.equal('x');
    expect(await source.read(`${home}/none`)).to.equal(undefined);
  });

  it('ends in time where a file system never answers', async function () {
    if (process.geteuid?.() !== 0) return skipBecause(this, 'FUSE is mounted by root: sudo npm test');
    if (!fs.existsSync('/dev/fuse')) return skipBecause(this, 'there is no /dev/fuse: modprobe fuse');
    const program = fileURLToPath(new URL('run-beside-hung.ts', import.meta.url));
    const command = [process.execPath, '--import=tsx', '--conditions=hostlint-source', program, home];
    const { stdout, stderr, ms } = await start(['unshare', '--mount', '--propagation', 'private', ...command]).ended;
    const { server, status } = JSON.parse(stdout || '{}') as { server?: number; status?: number };
    if (server !== undefined) process.kill(server);
    if (stderr.includes('cannot be mounted')) return skipBecause(this, 'FUSE cannot be mounted here');
    expect(stderr).to.equal('');
    expect(status).to.equal(0);
    expect(ms).to.be.lessThan(20_000);
    const source = await openSource(`${home}/snapshot`);
    expect(await reasonOf(source.read(`${home}/hung/etc/file`))).to.equal('timed-out');
    expect(await reasonOf(source.read(`${home}/link/file`))).to.equal('timed-out');
    expect(await reasonOf(source.list(`${home}/hung`))).to.equal('timed-out');
    expect(await reasonOf(source.filesystem(`${home}/hung/etc`))).to.equal('timed-out');
    expect(Buffer.from((await source.read(`${home}/beside`))!).toString()).to.equal('text');
  });

  it('holds no secrets', async () => {
    fs.writeFileSync(`${home}/file`, 'ok=1\npassword=hunter2\nproxy=http://me:hunter2@proxy\n');
    fs.writeFileSync(`${home}/key.pem`, '-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n');
    const reads = { files: [`${home}/file`, `${home}/key.pem`], commands: [['printenv', 'HOSTLINT_TEST']] as const };
    const taken = await takeSnapshot(['sh', '-s'], scriptFor(reads, 'default'), { HOSTLINT_TEST: 'a b' });
    const source = await sourceOf(taken);
    const text = Buffer.from((await source.read(`${home}/file`))!).toString();
    expect(text).to.equal('ok=1\npassword=redacted\nproxy=http://redacted@proxy\n');
    const key = Buffer.from((await source.read(`${home}/key.pem`))!).toString();
    expect(key).to.equal('-----BEGIN PRIVATE KEY-----\nredacted\n-----END PRIVATE KEY-----\n');
    expect(await source.run(['printenv', 'HOSTLINT_TEST'])).to.deep.equal({ code: 0, stdout: 'a b\n', stderr: '' });
  });

  it('changes nothing', function () {
    const strace = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']);
    if (strace.error) return skipBecause(this, '"strace" is not installed: apt-get install strace');
    if (strace.status !== 0) return skipBecause(this, 'processes must not be traced here: sudo npm test');
    fs.writeFileSync(`${home}/script`, scriptOf());
    const calls =
      'open,openat,creat,truncate,ftruncate,mkdir,mkdirat,mknod,mknodat,link,linkat,symlink,symlinkat,rename,renameat,renameat2,' +
      'unlink,unlinkat,rmdir,chmod,fchmod,fchmodat,chown,fchown,lchown,fchownat,utimensat,mount,umount2,sethostname';
    const words = [
      '-f',
      '-qq',
      '-e',
      `trace=${calls}`,
      '-e',
      'signal=none',
      '-o',
      `${home}/trace`,
      'sh',
      `${home}/script`,
    ];
    const { status, stderr } = spawnSync('strace', words, {
      stdio: ['ignore', fs.openSync(`${home}/out`, 'w'), 'pipe'],
    });
    expect(stderr.toString()).to.equal('');
    expect(status).to.equal(0);
    const changes = fs
      .readFileSync(`${home}/trace`, 'utf8')
      .split('\n')
      .map(line => line.replace(/^\d+ +/, ''))
      .filter(line => line !== '' && !/ resumed>|= -1 E|\+\+\+/.test(line))
      .filter(line => !/^open(?:at)?\([^)]*O_RDONLY(?!.*O_CREAT)/.test(line))
      .filter(line => !/^open(?:at)?\((?:AT_FDCWD, )?"\/dev\/(?:null|tty)"/.test(line));
    expect(changes).to.deep.equal([]);
  });
});
