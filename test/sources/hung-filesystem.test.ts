import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { skipBecause } from '../skip-because.js';
import { sourceCommand, start } from './run-source.js';

describe('a file system that never answers', () => {
  it('is told in bounded time, and keeps nobody from ending', async function () {
    if (process.geteuid?.() !== 0) return skipBecause(this, 'FUSE is mounted by root: sudo npm test');
    if (!fs.existsSync('/dev/fuse')) return skipBecause(this, 'there is no /dev/fuse: modprobe fuse');
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-hung-'));
    const command = ['unshare', '--mount', '--propagation', 'private', ...sourceCommand('ask-hung.ts', home)];
    const { ended } = start(command);
    const { stdout, stderr, code, ms } = await ended;
    const { told, server } = JSON.parse(stdout || '{}') as { told?: [unknown, number][]; server?: number };
    if (server !== undefined) process.kill(server);
    fs.rmSync(home, { recursive: true });
    if (stderr.includes('cannot be mounted')) return skipBecause(this, 'FUSE cannot be mounted here');
    expect(stderr).to.equal('');
    expect(code).to.equal(0);
    expect(told?.map(([answer]) => answer)).to.deep.equal([
      ...Array<string>(7).fill('timed-out'),
      ...['text', 'boolean'],
      ...Array<string>(3).fill('timed-out'),
      'text',
    ]);
    const times = told?.map(([, took]) => took) ?? [];
    const [first, ...others] = times.filter((_, at) => at !== 9);
    expect(times[9], 'a root file system').to.be.within(450, 2000);
    expect(first).to.be.within(450, 2000);
    expect(Math.max(...others), 'a silent file system is not asked again').to.be.lessThan(400);
    expect(ms).to.be.lessThan(6000);
  });
});
