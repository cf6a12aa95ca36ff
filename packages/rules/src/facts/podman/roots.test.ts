import type { Fact } from '@hostlint/core';
import { cannotTell, testFact } from '@hostlint/core/testing';
import { magic } from '../../shared/filesystem/filesystem-magic.js';
import { configured, graphRootPath as root, onExt4, podman58, podmanHost } from './podman-hosts.test.js';
import { podmanRoots, type PodmanRoot } from './roots.js';

const mount = '27 1 8:1 / / rw - ext4 /dev/sda1 rw';
const mounts = (...more: readonly string[]) => ({ '/proc/self/mountinfo': `${[mount, ...more].join('\n')}\n` });
const shown = ({ walk, filesystem }: PodmanRoot) => [
  walk.path,
  walk.exists,
  filesystem.mount?.type ?? null,
  filesystem.answer?.dType ?? null,
];
type Shown = readonly (string | boolean | null)[];

/** Of each root its path, whether it exists, its file system, and whether entries carry their type. */
const short: Fact<{
  readonly graphRoot: Shown;
  readonly configured: Shown;
  readonly runRoot: Shown;
  readonly overlay: Shown | null;
}> = {
  ...podmanRoots,
  collect: async (...given) => {
    const { graphRoot, configured, runRoot, overlay } = await podmanRoots.collect(...given);
    return {
      graphRoot: shown(graphRoot),
      configured: shown(configured),
      runRoot: shown(runRoot),
      overlay: overlay && shown(overlay),
    };
  },
};

testFact(short, [
  {
    name: 'both on one file system',
    engines: podman58,
    host: podmanHost({ '/run': { directory: true } }),
    value: {
      graphRoot: [root, true, 'ext4', true],
      configured: [root, true, 'ext4', true],
      runRoot: ['/run/containers/storage', false, 'ext4', true],
      overlay: null,
    },
  },
  {
    name: 'a run root on a file system of its own',
    engines: podman58,
    host: podmanHost(
      { ...mounts('30 27 0:25 / /run rw - tmpfs tmpfs rw'), '/run': { directory: true } },
      { '/run': onExt4({ magic: magic.tmpfs, device: '0:25' }) },
    ),
    part: { runRoot: ['/run/containers/storage', false, 'tmpfs', true] },
  },
  {
    name: 'overlay/ as a mount of its own',
    engines: podman58,
    host: podmanHost(
      {
        ...mounts(`40 27 8:16 / ${root}/overlay rw - xfs /dev/sdb rw`),
        [`${root}/overlay/l`]: { directory: true },
      },
      { [`${root}/overlay`]: onExt4({ magic: magic.xfs, device: '8:16', dType: false }) },
    ),
    part: { overlay: [`${root}/overlay`, true, 'xfs', false] },
  },
  {
    name: 'overlay/ bound on itself, as podman leaves it',
    engines: podman58,
    host: podmanHost({
      ...mounts(`40 27 8:1 ${root}/overlay ${root}/overlay rw - ext4 /dev/sda1 rw`),
      [`${root}/overlay/l`]: { directory: true },
    }),
    part: { overlay: null },
  },
  {
    name: 'a file system that does not answer',
    engines: podman58,
    host: podmanHost(configured(), { [root]: cannotTell('timed-out'), '/': cannotTell('timed-out') }),
    part: { graphRoot: [root, true, 'ext4', null] },
  },
]);
