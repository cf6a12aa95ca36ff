import { cannotTell, testFact } from '@hostlint/core/testing';
import { magic } from '../../shared/filesystem/filesystem-magic.js';
import { sqliteSample } from '../../shared/sqlite/sqlite-samples.test.js';
import {
  configured,
  graphRootPath as root,
  onExt4,
  podman43,
  podman58,
  podmanHost,
  storageConfPath,
} from './podman-hosts.test.js';
import { podmanStorageDriver, type PodmanStorageDriver } from './storage-driver.js';

const judged = ['podman'];
const directory = { directory: true } as const;
const starts = {
  starts: true,
  driver: 'overlay',
  backingFilesystem: 'extfs',
  supportsDType: true,
  nativeOverlayDiff: true,
  usingMetacopy: false,
} as const;
const unsaid = {
  starts: true,
  driver: 'vfs',
  backingFilesystem: null,
  supportsDType: null,
  nativeOverlayDiff: null,
  usingMetacopy: null,
} as const;
const refuses: Partial<PodmanStorageDriver> = { starts: false, driver: null, backingFilesystem: null };

testFact(podmanStorageDriver, [
  { name: 'a new graph root on ext4', engines: podman58, judged, host: podmanHost(), part: starts },
  { name: 'the same with podman 4.3', engines: podman43, judged, host: podmanHost(), part: starts },
  {
    name: 'vfs is configured',
    engines: podman58,
    judged,
    host: podmanHost(configured('driver = "vfs"')),
    part: unsaid,
  },
  {
    name: 'vfs was used before, which does not count',
    engines: podman58,
    judged,
    host: podmanHost({ [`${root}/vfs/dir`]: directory }),
    part: { ...starts, chosen: 'automatic' },
  },
  {
    name: 'the database has another driver than the configuration',
    engines: podman58,
    judged,
    host: podmanHost({
      ...configured('driver = "overlay"'),
      [`${root}/db.sql`]: sqliteSample('DBConfig', [
        [1, 1, 'linux', `${root}/libpod`, '/run/libpod', root, '/run/containers/storage', 'vfs', `${root}/volumes`],
      ]),
    }),
    part: unsaid,
  },
  {
    name: 'a driver that there is not',
    engines: podman58,
    judged,
    host: podmanHost(configured('driver = "nonsense"')),
    part: refuses,
  },
  {
    name: 'a storage.conf that is no TOML',
    engines: podman58,
    judged,
    host: podmanHost({ [storageConfPath]: 'driver' }),
    part: refuses,
  },
  {
    name: 'overlay/ on a mount of its own without d_type',
    engines: podman58,
    judged,
    host: podmanHost(
      {
        ...configured('driver = "overlay"'),
        [`${root}/overlay/l`]: directory,
        '/proc/self/mountinfo': `27 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 27 8:16 / ${root}/overlay rw - xfs /dev/sdb rw\n`,
      },
      { [`${root}/overlay`]: onExt4({ magic: magic.xfs, dType: false, device: '8:16' }) },
    ),
    part: refuses,
  },
  {
    name: 'redirect_dir',
    engines: podman58,
    judged,
    host: podmanHost({ '/sys/module/overlay/parameters/redirect_dir': 'Y\n' }),
    part: { ...starts, nativeOverlayDiff: false },
  },
  {
    name: 'a full file system',
    engines: podman58,
    judged,
    host: podmanHost({}, { [root]: onExt4({ blocksFree: 0, blocksAvailable: 0 }) }),
    part: refuses,
  },
  {
    name: 'an ordinary user who may not look into the graph root',
    engines: podman58,
    judged,
    host: podmanHost({
      [`${root}/db.sql`]: cannotTell('denied'),
      [`${root}/overlay`]: cannotTell('denied'),
      [`${root}/vfs`]: cannotTell('denied'),
    }),
    part: { starts: null, driver: null, backingFilesystem: null },
  },
  {
    name: 'a graph root whose file system cannot be asked',
    engines: podman58,
    judged,
    host: podmanHost({}, { [root]: cannotTell('denied'), '/': cannotTell('denied') }),
    part: { starts: null, backingFilesystem: null },
  },
]);
