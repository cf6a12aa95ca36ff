import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { judgeDataRoot, statuses } from './judge-data-root.js';
import type { LoopFilesystem } from './loop-filesystem.js';
import { mountPlan, type StoragePlan } from './storage-place.js';

interface Case {
  readonly name: string;
  readonly plan: StoragePlan;
  /** By rule: pass, unknown, not-applicable, or the severity of the fail. */
  readonly wanted: Readonly<Record<string, string>>;
  /** What nobody cannot tell. */
  readonly hidden?: readonly string[];
}

const ext = (type: string, ...options: string[]): StoragePlan => ({
  type,
  make: [`mkfs.${type}`, '-q', ...options],
});
const good = {
  'd-type': 'pass',
  'upper-layer': 'pass',
  writable: 'pass',
  'supported-backing': 'pass',
  persistence: 'pass',
  'mount-options': 'pass',
};
const memory = { ...good, 'supported-backing': 'not-applicable', persistence: 'warning' };

const cases: readonly Case[] = [
  { name: 'xfs', plan: { type: 'xfs', make: ['mkfs.xfs', '-q'] }, wanted: { ...good, 'xfs-version': 'pass' } },
  { name: 'ext4', plan: ext('ext4'), wanted: { ...good, 'xfs-version': 'not-applicable', 'xattr-support': 'pass' } },
  { name: 'ext4 without filetype', plan: ext('ext4', '-O', '^filetype'), wanted: { ...good, 'd-type': 'error' } },
  { name: 'ext3', plan: ext('ext3'), wanted: { ...good, 'supported-backing': 'warning' } },
  {
    name: 'ext2 without filetype',
    plan: ext('ext2', '-O', '^filetype'),
    wanted: { ...good, 'd-type': 'error', 'supported-backing': 'warning' },
  },
  { name: 'ext4 with few inodes', plan: ext('ext4', '-N', '64'), wanted: good },
  {
    name: 'btrfs',
    plan: { type: 'btrfs', make: ['mkfs.btrfs', '-q'] },
    wanted: { ...good, 'supported-backing': 'info' },
    // Only root sees whether Docker used its own btrfs driver before.
    hidden: ['d-type', 'upper-layer', 'supported-backing'],
  },
  { name: 'tmpfs', plan: { type: 'tmpfs', options: 'size=8m' }, wanted: memory },
  { name: 'ramfs', plan: { type: 'ramfs' }, wanted: { ...memory, 'upper-layer': 'error' } },
  {
    name: 'noexec and sync',
    plan: { ...ext('ext4'), options: 'noexec,nodev,sync' },
    wanted: {
      'd-type': 'pass',
      'mount-options noexec': 'info',
      'mount-options nodev': 'info',
      'mount-options sync': 'warning',
    },
  },
  { name: 'read-only', plan: { ...ext('ext4'), options: 'ro' }, wanted: { ...good, writable: 'error' } },
];

describe('storage roots on real file systems', function () {
  this.timeout(30_000);
  for (const { name, plan, wanted, hidden = [] } of cases) {
    describe(name, () => {
      let mounted: LoopFilesystem | undefined;
      before(function () {
        mounted = mountPlan(this, plan);
      });
      after(() => mounted?.close());

      const dataRoot = (): string => {
        const root = join(mounted?.mountPoint ?? '', 'docker');
        if (plan.options !== 'ro') {
          mkdirSync(join(root, 'image'), { recursive: true, mode: 0o710 });
          writeFileSync(join(root, 'engine-id'), '');
        }
        return root;
      };

      it('is judged rightly', async () => {
        const root = dataRoot();
        expect(statuses(await judgeDataRoot(root), root)).to.include(wanted);
      });

      it('is judged no differently without root', async () => {
        const root = dataRoot();
        const own = statuses(await judgeDataRoot(root), root);
        const nobodys = statuses(await judgeDataRoot(root, { as: 'nobody' }), root);
        for (const [rule, status] of Object.entries(nobodys)) {
          // The stores of other engines are this machine's own.
          if (rule.includes('/var/lib/')) continue;
          if (status !== 'unknown') expect(status, rule).to.equal(own[rule]);
          else
            expect(
              [...hidden, ...Object.keys(own).filter(other => own[other] === 'unknown')],
              'only these may be hidden',
            ).to.include(rule);
        }
      });
    });
  }
});
