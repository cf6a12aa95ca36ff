import { createFactStore } from '@hostlint/core';
import { cannotTell, memorySource, testFact, type MemoryHost } from '@hostlint/core/testing';
import { expect } from 'chai';
import { containerdPlaces } from '../containerd/places.js';
import { storageFilesystems } from '../filesystem/storage-filesystems.js';
import { mounts } from '../mounts/mounts.js';
import { imageHost } from './image-host.test.js';

// What will be mounted is told by /etc/fstab; what a mounted image shows is truer.
const name = 'an image';
const withFstab = (text: string, more: MemoryHost['files'] = {}): MemoryHost =>
  imageHost({ '/etc/fstab': text, ...more });
testFact(mounts, [
  {
    name: `${name} with a line in fstab`,
    host: withFstab('UUID=1 / ext4 defaults 0 1\n'),
    value: [
      {
        line: 1,
        id: 1,
        parentId: 0,
        device: 'UUID=1',
        root: '/',
        mountPoint: '/',
        options: ['rw'],
        propagation: ['shared:1'],
        type: 'ext4',
        source: 'UUID=1',
        superOptions: [],
        text: 'UUID=1 / ext4 defaults 0 1',
        prediction: { evidence: { path: '/etc/fstab', line: 1, text: 'UUID=1 / ext4 defaults 0 1' }, readOnly: false },
      },
      ...['proc', 'sysfs', 'devtmpfs', 'tmpfs'].map((type, index) => {
        const at = ['/proc', '/sys', '/dev', '/run'][index] as string;
        return {
          line: 0,
          id: index + 2,
          parentId: 1,
          device: at,
          root: '/',
          mountPoint: at,
          options: ['rw', 'nosuid'],
          propagation: ['shared:1'],
          type,
          source: 'none',
          superOptions: [],
          text: '',
          prediction: { evidence: null, readOnly: false },
        };
      }),
    ],
  },
]);

const isDirectory = { directory: true } as const;
const ext4 = {
  magic: 0xef53,
  blockSizeBytes: 4096,
  blocks: 1000,
  blocksFree: 1,
  blocksAvailable: 0,
  inodes: 100,
  inodesFree: 1,
  device: '7:0',
  dType: true,
  dTypeEvidence: 'seen',
  xfs: null,
  ext: null,
};

const onImage = (fstab: string, filesystems?: MemoryHost['filesystems']): MemoryHost => ({
  ...withFstab(fstab, { '/var/lib/docker': isDirectory, '/usr/sbin/dockerd': 'x' }),
  ...(filesystems && { filesystems }),
});
const unmounted = { '/': cannotTell('not-running'), '/var/lib/docker': cannotTell('not-running') };
const mounted = { '/': ext4, '/var/lib/docker': ext4 };
const look = async (host: MemoryHost) => {
  const settings = { engines: {}, judged: ['docker'] };
  const found = await createFactStore(memorySource(host), { settings, timeoutMs: 5000 }).get(storageFilesystems);
  const [seen] = found.known ? found.value : [];
  return {
    kind: seen?.kind?.name,
    mount: seen?.mount?.mountPoint,
    readOnly: seen?.readOnly,
    dType: seen?.dType,
    cure: seen?.cure,
  };
};
const mountIt = 'Mount the image, and name its mount point.';
const root = 'UUID=1 / ext4 defaults 0 1';

describe('the file system of a data-root on an image', () => {
  const cases: readonly (readonly [name: string, host: MemoryHost, wanted: Awaited<ReturnType<typeof look>>])[] = [
    [
      'a directory: fstab tells the type, nobody tells d_type',
      onImage(root, unmounted),
      { kind: 'ext4', mount: '/', readOnly: false, dType: null, cure: mountIt },
    ],
    [
      'a directory: some types always have d_type',
      onImage('UUID=1 / btrfs defaults', unmounted),
      { kind: 'btrfs', mount: '/', readOnly: false, dType: true, cure: mountIt },
    ],
    [
      'a directory with fstab to be written',
      onImage('# UNCONFIGURED', unmounted),
      { kind: undefined, mount: '/', readOnly: true, dType: null, cure: mountIt },
    ],
    [
      'a mounted image',
      onImage(root, mounted),
      { kind: 'ext4', mount: '/', readOnly: false, dType: true, cure: mountIt },
    ],
    [
      'a mounted image that is another than fstab says',
      onImage('UUID=1 / xfs defaults', mounted),
      { kind: 'ext2/3/4', mount: '/', readOnly: false, dType: true, cure: mountIt },
    ],
    [
      'a data-root with a file system of its own, which is not mounted here',
      onImage(`${root}\nLABEL=data /var/lib/docker xfs pquota`, mounted),
      { kind: 'xfs', mount: '/var/lib/docker', readOnly: false, dType: null, cure: mountIt },
    ],
    [
      'a data-root with a file system of its own, which is mounted here',
      onImage(`${root}\nLABEL=data /var/lib/docker ext4`, { '/': ext4, '/var/lib/docker': { ...ext4, device: '7:1' } }),
      { kind: 'ext4', mount: '/var/lib/docker', readOnly: false, dType: true, cure: mountIt },
    ],
    [
      'another file system is mounted here than fstab knows of',
      onImage(root, { '/': ext4, '/var/lib/docker': { ...ext4, device: '7:1' } }),
      { kind: 'ext2/3/4', mount: undefined, readOnly: null, dType: null, cure: 'Give it its line in /etc/fstab.' },
    ],
  ];
  for (const [name, host, wanted] of cases) it(name, async () => expect(await look(host)).to.deep.equal(wanted));
});

testFact(containerdPlaces, [
  { name: `${name}: its state directory is in memory`, host: withFstab(root), part: { goPlugins: [] } },
]);
