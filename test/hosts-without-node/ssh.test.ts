import rules from '@hostlint/rules';
import { expect } from 'chai';
import { openSource } from '../../packages/cli/src/sources/open.js';
import { isTargetError } from '../../packages/cli/src/sources/target-error.js';
import { skipBecause } from '../skip-because.js';
import { missingForSshd, type RealSshd, startSshd } from './real-sshd.js';

const reads = () => (rules.facts ?? []).flatMap(fact => fact.reads ?? []);

describe('a host over ssh', function () {
  this.timeout(60_000);
  let sshd: RealSshd | undefined;
  const path = process.env['PATH'];
  before(async function () {
    const missing = missingForSshd();
    if (missing !== null) return skipBecause(this, missing);
    sshd = await startSshd({
      good: '',
      banner: 'echo Welcome to web-1; sh -s',
      'no-sh': 'no-such-shell -s',
      cut: 'sh -s | head -c 3000',
      'no-password': 'echo sudo: a password is required >&2; exit 1',
      silent: 'cat >/dev/null',
      'no-awk': 'PATH=/nowhere; export PATH; /bin/sed s:PATH=/usr.*:PATH=/nowhere: | /bin/sh -s',
    });
    process.env['PATH'] = `${sshd.programs}:${path}`;
  });
  after(() => {
    process.env['PATH'] = path;
    sshd?.close();
  });

  const messageOf = async (target: string, options = {}): Promise<string> => {
    try {
      await openSource(target, { reads, ...options });
      return 'it was opened';
    } catch (error) {
      return isTargetError(error) ? error.message : String(error);
    }
  };

  it('is read as if hostlint ran there', async () => {
    const source = await openSource('ssh://good', { reads });
    expect(source.label).to.equal('good');
    expect(source.kind).to.equal('live');
    expect(new TextDecoder().decode(await source.read('/proc/sys/kernel/osrelease'))).to.match(/^\d/);
    expect((await source.run(['id', '-u']))?.stdout).to.equal('0\n');
  });
  it('is named with user and port', async () => {
    expect((await openSource(`ssh://root@good:${sshd?.port}`, { reads })).label).to.equal('good');
    expect(await messageOf('ssh://nobody@good')).to.include('refuses the login');
    expect(await messageOf('ssh://good:1')).to.match(/ssh cannot connect .*Connection refused.*by hand: ssh good true/);
  });
  it('must be a name and no option', async () => {
    for (const target of [
      'ssh://',
      'ssh://-oProxyCommand=x',
      'ssh://-l@good',
      'ssh://good/path',
      'ssh://a b',
      'ssh://good:x',
    ])
      expect(await messageOf(target), target).to.include('names no host');
  });

  const faults: readonly (readonly [host: string, message: RegExp, options?: object])[] = [
    [
      'refused',
      /"ssh:\/\/refused" cannot be read: it refuses the login \(ssh's last words: .*Permission denied.*ssh-copy-id refused/,
    ],
    ['stranger', /host key is not known or has changed .*Host key verification failed/],
    ['banner', /prints "Welcome to web-1" before the snapshot/],
    ['no-sh', /there is no sh there .*not found/],
    ['cut', /cut off.*|ended before/],
    ['no-password', /sudo wants a password there .*NOPASSWD/, { sudo: true }],
    ['silent', /it sent nothing/],
    ['no-awk', /there is no awk here/],
  ];
  for (const [host, message, options] of faults)
    it(`that cannot be read says why: ${host}`, async () => {
      expect(await messageOf(`ssh://${host}`, options)).to.match(message);
    });

  it('needs ssh here', async () => {
    process.env['PATH'] = '/nowhere';
    expect(await messageOf('ssh://good')).to.include('needs `ssh`, which is not here');
    process.env['PATH'] = `${sshd?.programs}:${path}`;
  });
});
