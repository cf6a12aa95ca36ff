import fs from 'node:fs';
import path from 'node:path';
import type { Finding } from '@hostlint/core';
import { expect } from 'chai';
import { judgeDataRoot, statuses } from './judge-data-root.js';
import { run, type LoopFilesystem } from './loop-filesystem.js';
import { mountOverlay, mountPlan, type StoragePlan } from './storage-place.js';

const ext4: StoragePlan = { type: 'ext4', make: ['mkfs.ext4', '-q'] };
const untyped: StoragePlan = { type: 'ext4', make: ['mkfs.ext4', '-q', '-O', '^filetype'] };

const about = (findings: readonly Finding[], rule: string): Finding =>
  findings.find(finding => finding.rule === `filesystem/${rule}`) as Finding;

describe('storage roots in special places', function () {
  this.timeout(30_000);
  const open: LoopFilesystem[] = [];
  const mount = (context: Mocha.Context, plan: StoragePlan): string => {
    const filesystem = mountPlan(context, plan);
    open.push(filesystem);
    return filesystem.mountPoint;
  };
  const directory = (...parts: string[]): string => {
    const made = path.join(...parts);
    fs.mkdirSync(path.join(made, 'image'), { recursive: true });
    return made;
  };
  afterEach(() => {
    while (open.length > 0) open.pop()?.close();
  });

  it('judges overlay2 where that is a mount of its own, also without root', async function () {
    const dataRoot = directory(mount(this, untyped), 'docker');
    const overlay2 = directory(dataRoot, 'overlay2');
    const own = mount(this, ext4);
    run('mount', '--bind', own, overlay2);
    open.push({ mountPoint: overlay2, close: () => void run('umount', '-l', overlay2) });
    directory(overlay2, 'l');
    fs.chmodSync(dataRoot, 0o710);
    const wanted = { 'd-type': 'not-applicable', 'd-type/overlay2': 'pass', 'writable/overlay2': 'pass' };
    expect(statuses(await judgeDataRoot(dataRoot), dataRoot)).to.include(wanted);
    expect(statuses(await judgeDataRoot(dataRoot, { as: 'nobody' }), dataRoot)).to.include({
      'd-type': 'not-applicable',
    });
  });

  it('finds the root of a container, an overlay, unfit for more overlays', async function () {
    const overlay = mountOverlay(mount(this, ext4));
    open.push(overlay);
    const dataRoot = directory(overlay.mountPoint, 'docker');
    const findings = await judgeDataRoot(dataRoot, { probes: true });
    expect(statuses(findings, dataRoot)).to.include({
      'upper-layer': 'error',
      'd-type': 'pass',
      'separate-partition': 'not-applicable',
    });
    expect(about(findings, 'upper-layer').message).to.contain('is on an overlay itself');
  });

  it('goes by the trial where it is allowed, and leaves nothing behind', async function () {
    for (const [plan, status] of [
      [ext4, 'pass'],
      [{ type: 'ramfs' }, 'error'],
    ] as const) {
      const dataRoot = directory(mount(this, plan), 'docker');
      expect(statuses(await judgeDataRoot(dataRoot, { probes: true }), dataRoot)['upper-layer'], plan.type).to.equal(
        status,
      );
      expect(fs.readdirSync(dataRoot)).to.deep.equal(['image']);
    }
  });

  it('does not blame the file system for a path that mount options cannot name', async function () {
    const dataRoot = directory(mount(this, ext4), 'a:b,c');
    expect(statuses(await judgeDataRoot(dataRoot, { probes: true }), dataRoot)).to.include({ 'upper-layer': 'pass' });
  });

  it('follows symlinks, and blanks in names', async function () {
    const place = mount(this, untyped);
    const real = directory(place, 'with space');
    const link = path.join(place, 'link');
    fs.symlinkSync('with space', link);
    const finding = about(await judgeDataRoot(link), 'd-type');
    expect(finding).to.include({ status: 'fail', subject: real });
  });

  it('judges a data-root that is not there yet by the directory above', async function () {
    const dataRoot = path.join(mount(this, untyped), 'not', 'yet');
    expect(statuses(await judgeDataRoot(dataRoot), dataRoot)).to.include({ 'd-type': 'error' });
  });

  it('points at the line of mountinfo that decides', async function () {
    const place = mount(this, { ...ext4, options: 'ro' });
    const finding = about(await judgeDataRoot(path.join(place, 'docker')), 'writable');
    const [evidence] = finding.evidence;
    const lines = fs.readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
    expect(lines[(evidence?.line ?? 0) - 1])
      .to.contain(` ${place} `)
      .and.to.equal(evidence?.text);
  });

  it('cannot tell d_type where a user may not look, and does not guess', async function () {
    const dataRoot = mount(this, untyped);
    fs.chmodSync(dataRoot, 0o710);
    expect(statuses(await judgeDataRoot(dataRoot, { as: 'nobody' }), dataRoot)).to.include({
      'd-type': 'unknown',
      writable: 'pass',
    });
    expect(statuses(await judgeDataRoot(dataRoot), dataRoot)).to.include({ 'd-type': 'error' });
  });

  it('has a fix for ext4 without filetype that works', async function () {
    const place = mountPlan(this, untyped);
    open.push(place);
    const dataRoot = directory(place.mountPoint, 'docker');
    const fix = about(await judgeDataRoot(dataRoot), 'd-type').fix;
    const device = run('findmnt', '-n', '-o', 'SOURCE', place.mountPoint).trim();
    const changes = fix?.commands.filter(command => command.endsWith(device)) ?? [];
    expect(changes).to.deep.equal([`tune2fs -O filetype ${device}`, `e2fsck -fyD ${device}`]);
    // On a copy: other mount namespaces may hold the file system a little longer, and write to it when they let go.
    run('mount', '-o', 'remount,ro', place.mountPoint);
    const home = path.dirname(place.mountPoint);
    const copy = path.join(home, 'copy');
    run('cp', '--sparse=always', path.join(home, 'image'), copy);
    run('umount', place.mountPoint);
    run('tune2fs', '-O', 'filetype', copy);
    try {
      run('e2fsck', '-fyD', copy);
    } catch (error) {
      // 1: it mended something, which is the purpose.
      expect((error as { status?: number }).status).to.equal(1);
    }
    run('mount', '-o', 'loop', copy, place.mountPoint);
    expect(statuses(await judgeDataRoot(dataRoot), dataRoot)).to.include({ 'd-type': 'pass' });
  });
});
