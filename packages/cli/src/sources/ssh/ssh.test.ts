import { expect } from 'chai';
import { faultOf } from './open-ssh.js';
import { last } from './run-ssh.js';
import { parseSshTarget, sshArguments } from './ssh-target.js';

describe('a host over ssh, by its name', () => {
  const words = (target: string): string =>
    sshArguments(parseSshTarget(target), { connectSeconds: 3, sudo: false }).join(' ');

  it('becomes words for ssh', () => {
    expect(words('ssh://web-1')).to.match(/^-T -o BatchMode=yes -o ConnectTimeout=3 .* -- web-1 sh -s$/);
    expect(words('ssh://me@web-1:2222/')).to.match(/ -l me -p 2222 -- web-1 sh -s$/);
    expect(words('ssh://[2001:db8::1]:22')).to.match(/ -p 22 -- 2001:db8::1 sh -s$/);
    expect(sshArguments(parseSshTarget('ssh://a'), { connectSeconds: 3, sudo: true }).at(-1)).to.equal(
      'sudo -n -- sh -s',
    );
  });
  it('is never an option, a path or a command', () => {
    const wrong = [
      '',
      '-oProxyCommand=x',
      '-l@a',
      'a b',
      'a;b',
      '$(a)',
      'a/b',
      'a:b',
      'a@-b',
      'a@b@c',
      "a'b",
      'a\nb',
      ':22',
    ];
    for (const name of wrong) expect(() => parseSshTarget(`ssh://${name}`), name).to.throw('names no host');
  });
});

describe('what ssh says', () => {
  it('is told by its last words, without what steers a terminal', () => {
    expect(last('a\nb\r\n\u001b[2Jc\n\n')).to.equal("ssh's last words: b / \ufffd[2Jc");
    expect(last('')).to.equal('ssh said nothing');
  });
  it('is a fault where there is no snapshot, whatever the exit code', () => {
    const of = (stdout: string, stderr: string, code: number): string | undefined =>
      faultOf({ stdout: Buffer.from(stdout), stderr, code }, { host: 'a', sudo: true });
    expect(of('\u001f\u008b', '', 0)).to.include('prints');
    expect(of('', 'ssh: connect to host a port 22: Connection timed out', 255)).to.include('ssh cannot connect');
    expect(of('', 'sudo: a password is required', 1)).to.include('sudo wants a password');
    expect(of('', 'me is not in the sudoers file.', 1)).to.include('may not use sudo');
    expect(of('', 'sh: sudo: not found', 127)).to.include('no sh or no sudo');
    expect(of('', 'client_loop: send disconnect: Broken pipe', 255)).to.include('cannot connect');
    expect(of('Last login: today\n', '', 0)).to.include('"Last login: today"');
  });
});
