import os from 'node:os';
import { expect } from 'chai';
import { openLive } from '../live.js';

const live = openLive({ timeoutMs: 1000 });
const reasonOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    value => ({ value }),
    (error: { reason?: string }) => error.reason,
  );

describe('programs on the live machine', () => {
  it('are answered without a process where Node knows', async () => {
    expect(await live.run(['uname', '-r'])).to.deep.equal({ code: 0, stdout: `${os.release()}\n`, stderr: '' });
    expect((await live.run(['id', '-u']))?.stdout).to.equal(`${process.geteuid?.()}\n`);
  });
  it('tell one variable that the user has set, when it is asked for by name', async () => {
    process.env['HOSTLINT_TEST'] = 'a b';
    expect(await live.run(['printenv', 'HOSTLINT_TEST'])).to.deep.equal({ code: 0, stdout: 'a b\n', stderr: '' });
    delete process.env['HOSTLINT_TEST'];
    expect((await live.run(['printenv', 'HOSTLINT_TEST']))?.code).to.equal(1);
  });
  it('run without a shell, with little environment and no input', async () => {
    process.env['HOSTLINT_SECRET'] = 'x';
    const environment = await live.run(['env']);
    delete process.env['HOSTLINT_SECRET'];
    expect(environment?.stdout.split('\n').filter(Boolean).sort()).to.deep.equal([
      'LC_ALL=C',
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    ]);
    expect((await live.run(['echo', '$(id); *']))?.stdout).to.equal('$(id); *\n');
    expect((await live.run(['cat']))?.stdout).to.equal('');
    expect((await live.run(['false']))?.code).to.equal(1);
  });
  it('that are not there are absent', async () => {
    expect(await live.run(['hostlint-no-such-program'])).to.equal(undefined);
    expect(await live.run(['/no/such/program'])).to.equal(undefined);
    expect(await live.run(['/etc/passwd'])).to.equal(undefined);
    expect(await reasonOf(live.run(['bin/ls']))).to.equal('malformed');
  });
  it('are bounded in time and output', async () => {
    const start = performance.now();
    expect(await reasonOf(live.run(['sleep', '60']))).to.equal('timed-out');
    expect(await reasonOf(live.run(['yes']))).to.equal('malformed');
    expect(performance.now() - start).to.be.lessThan(5000);
  });
  it('end when the user ends the run', async () => {
    const abort = new AbortController();
    const answer = openLive({ signal: abort.signal }).run(['sleep', '60']);
    setTimeout(() => abort.abort(new Error('enough')), 50);
    const outcome = await answer.catch((error: Error) => error.message);
    expect(outcome).to.equal('enough');
  });
});
