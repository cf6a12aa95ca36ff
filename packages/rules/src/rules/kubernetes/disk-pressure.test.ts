import type { FilesystemAnswer } from '@hostlint/core';
import { known, testRule, unknown } from '@hostlint/core/testing';
import type { NodeFilesystem } from '../../facts/kubernetes/node-filesystems.js';
import { live, sealed } from '../image/image-samples.test.js';
import { diskPressure } from './disk-pressure.js';
import { bare, config, given, k3s, unclear } from './kubelet-samples.test.js';

const gib = 1024 ** 3 / 4096;
const disk = (
  name: NodeFilesystem['name'],
  available: number,
  change: Partial<FilesystemAnswer> = {},
): NodeFilesystem => ({
  name,
  path: name === 'nodefs' ? '/var/lib/kubelet' : '/var/lib/containerd',
  answer: {
    blockSizeBytes: 4096,
    blocks: 100 * gib,
    blocksAvailable: available * gib,
    blocksFree: 50 * gib,
    inodes: 1000,
    inodesFree: 900,
    ...change,
  } as FilesystemAnswer,
  problem: null,
  mount: null,
});
const on = (...filesystems: readonly NodeFilesystem[]) => ({
  filesystems: known(filesystems),
  config: config(),
  kubelet: bare,
  image: live,
});
const evictionHard = (text: string) =>
  given(new Map(text.split(',').map(pair => pair.split('<') as [string, string])), 'evictionHard:');

testRule(diskPressure, {
  pass: [
    { name: 'room on both', facts: on(disk('nodefs', 50), disk('imagefs', 50)) },
    {
      name: 'thresholds of its own, without one for space',
      facts: { ...on(disk('nodefs', 1)), config: config({ evictionHard: evictionHard('nodefs.inodesFree<5%') }) },
    },
    { name: 'btrfs counts no inodes', facts: on(disk('nodefs', 50, { inodes: 0, inodesFree: 0 })) },
  ],
  fail: [
    {
      name: 'one disk for all, 12 GiB of 100 left',
      subject: 'imagefs',
      facts: on(disk('nodefs', 12), disk('imagefs', 12)),
      message: 'space',
      says: 'imagefs (/var/lib/containerd) has 12288 MiB of 102400 MiB left, less than imagefs.available<15 %',
      command: 'crictl rmi --prune',
    },
    { name: 'what root may still take does not count', facts: on(disk('nodefs', 4)), message: 'space' },
    {
      name: 'inodes run out',
      facts: on(disk('nodefs', 50, { inodesFree: 10 })),
      message: 'inodes',
      data: { left: 10, whole: 1000 },
    },
    {
      name: 'a quantity as a threshold',
      facts: {
        ...on(disk('nodefs', 50)),
        config: config({ evictionHard: evictionHard('nodefs.available<60Gi') }),
      },
      message: 'space',
    },
  ],
  notApplicable: [
    { name: 'k3s, whose thresholds are not known', facts: { ...on(disk('nodefs', 1)), kubelet: k3s } },
    { name: 'an image', facts: { ...on(disk('nodefs', 1)), image: sealed } },
  ],
  unknown: [
    { name: 'the configuration may not be read', facts: { ...on(disk('nodefs', 1)), config: unknown() } },
    { name: 'the file systems are not known', facts: { ...on(), filesystems: unknown() } },
    {
      name: 'a file system that cannot be asked',
      facts: on({ ...disk('nodefs', 1), answer: null, problem: 'denied' }),
    },
    {
      name: 'thresholds that are not understood',
      facts: { ...on(disk('nodefs', 1)), config: config({ evictionHard: unclear }) },
    },
    {
      name: 'a threshold that makes no sense',
      facts: { ...on(disk('nodefs', 1)), config: config({ evictionHard: evictionHard('nodefs.available<much') }) },
    },
  ],
});
