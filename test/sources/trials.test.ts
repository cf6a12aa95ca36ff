import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { tryOut } from '../../packages/cli/src/sources/live/trials.js';
import { openLive } from '../../packages/cli/src/sources/live.js';
import { type LoopFilesystem, missingForLoops, mountLoop, run } from '../filesystems/loop-filesystem.js';
import { skipBecause } from '../skip-because.js';
import { sourceCommand, start } from './run-source.js';

describe('trials on the live machine', () => {
  let loop: LoopFilesystem;
  let place: string;
  const live = openLive({ probes: true });
  const left = (directory = place): string[] => fs.readdirSync(directory).filter(name => name.includes('hostlint'));
  const untilGone = async (): Promise<string[]> => {
    for (let count = 0; count < 50 && left().length > 0; count++) await sleep(50);
    return left();
  };
  before(async function () {
    const missing = missingForLoops('mkfs.ext4', 'unshare');
    if (missing !== null) skipBecause(this, missing);
    loop = mountLoop(['mkfs.ext4', '-q'], '32M');
    place = loop.mountPoint;
    const filesystems = fs.readFileSync('/proc/filesystems', 'utf8');
    if (!/\toverlay$/m.test(filesystems)) skipBecause(this, 'the kernel has no overlay loaded: modprobe overlay');
  });
  after(() => loop?.close());

  it('mount an overlay as dockerd does, and leave nothing', async () => {
    const mounts = fs.readFileSync('/proc/self/mountinfo', 'utf8');
    expect(await live.probe('overlay-mount', place)).to.deep.equal({ works: true, detail: '' });
    const parameter = '/sys/module/overlay/parameters/redirect_dir';
    const redirects = fs.existsSync(parameter) && fs.readFileSync(parameter, 'utf8').startsWith('Y');
    expect((await live.probe('overlay-native-diff', place)).works).to.equal(!redirects);
    expect(left()).to.deep.equal([]);
    expect(fs.readFileSync('/proc/self/mountinfo', 'utf8')).to.equal(mounts);
  });
  it('are made by the system\u2019s programs where koffi is not installed', async () => {
    const options = { timeoutMs: 5000, unshare: '/usr/bin/unshare', koffi: null };
    expect(await tryOut('overlay-mount', place, options)).to.deep.equal({ works: true, detail: '' });
    const native = await tryOut('overlay-native-diff', place, options).catch((error: Error) => error.message);
    if (typeof native === 'string') expect(native).to.include('is not installed');
    else expect(native).to.deep.equal(await live.probe('overlay-native-diff', place));
    expect(left()).to.deep.equal([]);
  });
  it('fail where dockerd fails, with the system\u2019s word', async () => {
    const colon = `${place}/a:b`;
    fs.mkdirSync(colon);
    expect(await live.probe('overlay-mount', colon)).to.deep.include({ works: false });
    expect(left(colon)).to.deep.equal([]);
    for (const name of ['lower', 'upper', 'work', 'merged']) fs.mkdirSync(`${place}/${name}`);
    const layers = `lowerdir=${place}/lower,upperdir=${place}/upper,workdir=${place}/work`;
    run('mount', '-t', 'overlay', '-o', layers, 'overlay', `${place}/merged`);
    try {
      expect(await live.probe('overlay-mount', `${place}/merged`)).to.deep.include({ works: false });
      expect((await live.probe('overlay-mount', `${place}/merged`)).detail).to.include('invalid argument');
      run('mount', '-o', 'remount,ro', place);
      expect((await live.probe('overlay-mount', place)).detail).to.include('EROFS');
    } finally {
      run('mount', '-o', 'remount,rw', place);
      run('umount', `${place}/merged`);
    }
  });
  it('say why they cannot be made', async () => {
    const reasonOf = (answer: Promise<unknown>): Promise<unknown> =>
      answer.catch((error: { reason: string }) => error.reason);
    expect(await reasonOf(live.probe('overlay-mount', `${place}/no`))).to.equal('malformed');
    const asNobody = start([
      'setpriv',
      '--reuid=65534',
      '--clear-groups',
      ...sourceCommand('make-trial.ts', 'overlay-mount', place),
    ]);
    const { stdout, stderr } = await asNobody.ended;
    // The checkout need not be readable to everyone.
    if (stdout !== '' || !stderr.includes('EACCES')) expect(JSON.parse(stdout)).to.equal('denied');
    const confined = start([
      'unshare',
      '--user',
      '--map-root-user',
      '--mount',
      ...sourceCommand('make-trial.ts', 'overlay-native-diff', '/tmp'),
    ]);
    const answer = await confined.ended;
    if (answer.code === 0) expect(JSON.parse(answer.stdout)).to.be.oneOf(['unsupported', 'denied']);
  });
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    it(`leave nothing when they are ended by ${signal}`, async () => {
      for (const delay of [0, 20, 45, 70]) {
        const { child, ended } = start(sourceCommand('make-trial.ts', 'overlay-native-diff', place, '1000'));
        await new Promise(resolve => child.stderr?.once('data', resolve));
        await sleep(delay);
        child.kill(signal);
        await ended;
        expect(await untilGone()).to.deep.equal([]);
      }
    });
  }
  it('remove what dead runs left, and nothing else', async () => {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8);
    const namespace = /\d+/.exec(fs.readlinkSync('/proc/self/ns/pid'))?.[0] ?? '';
    const dead = [`.hostlint-probe-00000000-1-1-1-1`, `.hostlint-probe-${boot}-${namespace}-999999999-5-1`];
    const kept = ['.hostlint-probe-mine', `.hostlint-probe-${boot}-1-1-1-1`, 'hostlint'];
    for (const name of [...dead, ...kept]) fs.mkdirSync(`${place}/${name}/work/work`, { recursive: true });
    fs.writeFileSync(`${place}/elsewhere`, 'kept');
    fs.symlinkSync(place, `${place}/${dead[0]}/link`);
    await live.probe('overlay-mount', place);
    expect(left().sort()).to.deep.equal([...kept].sort());
    expect(fs.readFileSync(`${place}/elsewhere`, 'utf8')).to.equal('kept');
    for (const name of kept) fs.rmSync(`${place}/${name}`, { recursive: true });
  });
});
