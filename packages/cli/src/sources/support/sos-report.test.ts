import fs from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { openSource } from '../open.js';
import { command, reasonOf, sampleReports, text } from './sample-reports.test.js';

/** An archive with etc/hostname, sos_commands and sos_reports. */
const packedWithXz = [
  '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4Cf/AMpdADmbys3zkQh/gDl0NSrOlHzP1ZjW2i2pv27n44lfK9Yj0A64tjcRH8zA',
  '8d5e17VuSRkHYxvnpdHV6EkUL70X3h7UhzaYJJB1Ov7E0YeP1+gHZ8IUZObaZOtJxXP/62qewc6UBSgwQU27VqeAFL4trbja',
  'In/3QiZnvIPGdDYxWri68bxWNGefflcFteykamlCDh8Pcsz7bx/wGYWgnP/i7y1aekxgdW1/Zz3VYCn35iiKWhyrKWJaE83h',
  '4DM5eqTPi4X1/dUQ+r2o2G0AAABDDDWI8D6NkQAB5gGAUAAAeZ3Nv7HEZ/sCAAAAAARZWg==',
].join('');

describe('a report of sos', () => {
  const samples = sampleReports();
  const { lay, packed, opened } = samples;

  for (const [form, open] of [
    ['in an archive', packed],
    ['unpacked', opened],
  ] as const)
    it(`${form}: copies are the host's files, and what is not there is unknown`, async () => {
      const source = await open({
        '/etc/os-release': { link: '../usr/lib/os-release' },
        '/usr/lib/os-release': 'ID=rhel\n',
        '/proc/self': { link: '4711' },
        '/proc/4711/mountinfo': '1 0 8:1 / / rw - ext4 /dev/sda1 rw\n',
        '/uname': { link: 'sos_commands/kernel/uname_-a' },
        '/environment': 'TERM=xterm\n',
      });
      expect(source.kind).to.equal('snapshot');
      expect(await text(source.read('/etc/os-release'))).to.equal('ID=rhel\n');
      expect(await text(source.read('/proc/self/mountinfo'))).to.include('/dev/sda1');
      expect(await source.realpath('/etc/os-release')).to.equal('/usr/lib/os-release');
      expect((await source.stat('/usr/lib/os-release'))?.type).to.equal('file');
      for (const question of [
        source.read('/etc/docker/daemon.json'),
        source.stat('/uname'),
        source.stat('/environment'),
        source.stat('/sos_logs'),
        source.list('/etc'),
        source.filesystem('/usr/lib'),
        source.run(['dockerd', '--version']),
        source.get('/run/docker.sock', '/info'),
      ])
        expect(await reasonOf(question)).to.equal('not-captured');
    });

  it('tells rights and owners as an archive keeps them, and never numbers that it does not have', async () => {
    const tree = { '/etc/docker/daemon.json': '{}' };
    lay(tree);
    fs.chmodSync(`${samples.directory}/etc/docker/daemon.json`, 0o640);
    const stat = await (await packed({})).stat('/etc/docker/daemon.json');
    expect([stat?.mode, stat?.sizeBytes]).to.deep.equal([0o640, 2]);
    expect(() => stat?.inode).to.throw('does not tell "inode"');
    const unpacked = await (await openSource(samples.directory)).stat('/etc/docker/daemon.json');
    expect(() => unpacked?.mode).to.throw('does not tell "mode"');
  });

  it('may be packed with xz', async () => {
    const archive = `${path.dirname(samples.directory)}/report`;
    const bytes = Buffer.from(packedWithXz, 'base64');
    fs.writeFileSync(archive, bytes);
    expect(await text((await openSource(archive)).read('/etc/hostname'))).to.equal('web-1\n');
    fs.writeFileSync(archive, bytes.subarray(0, bytes.length - 40));
    expect(await openSource(archive).catch((error: Error) => error.message)).to.include('its xz stream is damaged');
    bytes.fill(0xff, 60, 64);
    fs.writeFileSync(archive, bytes);
    expect(await openSource(archive).catch((error: Error) => error.message)).to.include(archive);
  });

  it('does not take for the file what is only the end of it, nor what could not be read for empty', async () => {
    const source = await packed({
      '/etc/large': { link: '../sos_strings/kernel/etc.large.tailed' },
      '/sos_strings/kernel/etc.large.tailed': 'the end',
      '/sys/module/overlay/parameters/redirect_dir': '',
      '/etc/empty.conf': '',
    });
    expect(await reasonOf(source.read('/etc/large'))).to.equal('not-captured');
    expect(await reasonOf(source.read('/sys/module/overlay/parameters/redirect_dir'))).to.equal('not-captured');
    expect(await text(source.read('/etc/empty.conf'))).to.equal('');
    expect(await reasonOf((await openSource(samples.directory)).read('/etc/empty.conf'))).to.equal('not-captured');
  });

  it('does not judge by what "sos clean" put in the place of names and addresses', async () => {
    const source = await opened(
      {
        '/etc/resolv.conf': 'nameserver 100.0.0.1\n',
        '/etc/hosts': '127.0.0.1 localhost\n',
        '/etc/hostname': 'host0\n',
      },
      { cleaner: {} },
    );
    expect(await reasonOf(source.read('/etc/resolv.conf'))).to.equal('not-captured');
    expect(await reasonOf(source.read('/etc/hostname'))).to.equal('not-captured');
    expect(await text(source.read('/etc/hosts'))).to.equal('127.0.0.1 localhost\n');
  });

  it('of sos in a container tells nothing by its own process', async () => {
    const source = await opened({ '/proc/self': { link: '7' }, '/proc/7/mountinfo': 'x' }, { sysroot: '/host' });
    expect(await reasonOf(source.read('/proc/self/mountinfo'))).to.equal('not-captured');
  });

  it('reads nothing outside of the report', async () => {
    const source = await opened({
      '/etc/passwd': { link: '/etc/shadow' },
      '/etc/up': { link: '../../../../etc/shadow' },
    });
    expect(await reasonOf(source.read('/etc/passwd'))).to.equal('not-captured');
    expect(await reasonOf(source.read('/etc/up'))).to.equal('not-captured');
  });

  it('ends for any text in it', async () => {
    const word = fc.constantFrom(
      'ls',
      '-alZR',
      '/etc',
      ' ',
      '\n',
      ':',
      'total 0',
      '->',
      '=',
      'kernel.x',
      'd',
      '1',
      '"',
      '{}',
      'null',
      '[',
    );
    const words = fc.array(word, { maxLength: 20 }).map(all => all.join(''));
    const any = fc.oneof(words, fc.string());
    await fc.assert(
      fc.asyncProperty(any, any, any, async (first, second, third) => {
        fs.rmSync(samples.directory, { recursive: true, force: true });
        const told = {
          commands: [command('ls -al /etc', 'sos_commands/a/ls_a'), command('sysctl -a', 'sos_commands/a/sysctl_-a')],
          files: [{ specification: third, files_copied: [first] }],
        };
        const tree = { '/sos_commands/a/ls_a': first, '/sos_commands/a/sysctl_-a': second, '/etc/x': third };
        const source = await opened(tree, told);
        const reason = await reasonOf(source.list('/etc'));
        expect(typeof reason === 'string' || typeof reason === 'object').to.equal(true);
        fs.writeFileSync(`${samples.directory}/sos_reports/manifest.json`, third);
        await openSource(samples.directory);
      }),
      { numRuns: 60 },
    );
  });
});
