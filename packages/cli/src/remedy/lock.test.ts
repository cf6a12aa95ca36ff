import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { takeLock } from './lock.js';

describe('the lock of the journals', () => {
  let root: string;
  beforeEach(() => (root = fs.mkdtempSync(join(os.tmpdir(), 'hostlint-lock-'))));
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  it('keeps a second run out until the first has ended', () => {
    const lock = takeLock(root);
    expect(() => takeLock(root)).to.throw(
      new RegExp(`another hostlint is changing this host \\(process ${process.pid}\\)`),
    );
    lock.release();
    takeLock(root).release();
    expect(fs.readdirSync(root)).to.deep.equal([]);
  });

  it('is nobody’s when its process has ended', () => {
    const { pid } = spawnSync('true');
    fs.writeFileSync(join(root, 'lock'), JSON.stringify({ pid, start: '1', boot: 'x' }));
    takeLock(root).release();
  });

  it('is nobody’s when another process has that number by now', () => {
    fs.writeFileSync(join(root, 'lock'), JSON.stringify({ pid: process.pid, start: '1', boot: bootId() }));
    takeLock(root).release();
  });

  it('is nobody’s when the machine was started since, or what is there is none', () => {
    fs.writeFileSync(join(root, 'lock'), JSON.stringify({ pid: process.pid, start: '1', boot: 'before' }));
    takeLock(root).release();
    fs.writeFileSync(join(root, 'lock'), '');
    takeLock(root).release();
    expect(fs.readdirSync(root)).to.deep.equal([]);
  });

  it('is let be by a run that does not hold it', () => {
    const lock = takeLock(root);
    fs.writeFileSync(join(root, 'lock'), 'another’s');
    lock.release();
    expect(fs.readFileSync(join(root, 'lock'), 'utf8')).to.equal('another’s');
  });
});

const bootId = (): string => fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
