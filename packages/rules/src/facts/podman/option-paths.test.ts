import { cannotTell, testFact } from '@hostlint/core/testing';
import { podmanOptionPaths } from './option-paths.js';
import { configured, podman58 } from './podman-hosts.test.js';

const directory = { directory: true } as const;
const stores = (...paths: readonly string[]) =>
  configured(`[storage.options]\nadditionalimagestores = [${paths.map(path => `"${path}"`).join(', ')}]`);
const mounts = '27 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 27 8:16 / /ro ro - ext4 /dev/sdb ro\n';

testFact(podmanOptionPaths, [
  { name: 'none', engines: podman58, host: {}, value: new Map() },
  {
    name: 'image stores',
    engines: podman58,
    host: {
      files: {
        ...stores('/a', '/none', '/file', '/ro/locked', '/ro/empty', '/denied'),
        '/a': directory,
        '/file': '',
        '/ro/locked/overlay-images/images.lock': '',
        '/ro/empty': directory,
        '/denied': cannotTell('denied'),
        '/proc/self/mountinfo': mounts,
      },
    },
    value: new Map([
      ['/a', 'directory'],
      ['/none', 'absent'],
      ['/file', 'other'],
      ['/ro/locked', 'directory'],
      ['/ro/empty', 'read-only'],
      ['/denied', null],
    ]),
  },
  {
    name: 'a mount program',
    engines: podman58,
    host: {
      files: {
        ...configured('driver = "overlay"\n[storage.options.overlay]\nmount_program = "/usr/bin/fuse-overlayfs"'),
        '/usr/bin/fuse-overlayfs': '',
      },
    },
    value: new Map([['/usr/bin/fuse-overlayfs', 'other']]),
  },
  {
    name: 'an imagestore that podman makes itself',
    engines: podman58,
    host: { files: { ...configured('imagestore = "/img"'), '/proc/self/mountinfo': mounts } },
    value: new Map([['/img', 'directory']]),
  },
  {
    name: 'an imagestore below a file',
    engines: podman58,
    host: { files: { ...configured('imagestore = "/img/store"'), '/img': '' } },
    value: new Map([['/img/store', 'other']]),
  },
]);
