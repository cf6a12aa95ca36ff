import { cannotTell, testFact } from '@hostlint/core/testing';
import { sqliteSample } from '../../shared/sqlite/sqlite-samples.test.js';
import { podmanGraphroot } from './graphroot.js';
import { graphRootPath, podman58, storageConfPath } from './podman-hosts.test.js';

const at = (path: string) => ({ [storageConfPath]: `[storage]\nrunroot = "/run/x"\ngraphroot = "${path}"\n` });
const database = (root: string) => ({
  [`${graphRootPath}/db.sql`]: sqliteSample('DBConfig', [
    [1, 1, 'linux', `${graphRootPath}/libpod`, '/run/libpod', root, '/run/x', 'vfs', `${graphRootPath}/volumes`],
  ]),
});

testFact(podmanGraphroot, [
  {
    name: 'the default, which does not exist yet',
    engines: podman58,
    host: { files: { '/var/lib': { directory: true } } },
    value: {
      configuredPath: graphRootPath,
      path: graphRootPath,
      existing: '/var/lib',
      exists: false,
      fault: null,
      faultPath: '',
      fromDatabase: false,
    },
  },
  {
    name: 'a symlink',
    engines: podman58,
    host: { files: { ...at('/data'), '/data': { link: '/disk/podman' }, '/disk/podman': { directory: true } } },
    part: { configuredPath: '/data', path: '/disk/podman', exists: true },
  },
  {
    name: 'a dangling symlink',
    engines: podman58,
    host: { files: { ...at('/data'), '/data': { link: '/nowhere' } } },
    part: { fault: 'dangling-link', faultPath: '/data', exists: false },
  },
  {
    name: 'a file',
    engines: podman58,
    host: { files: { ...at('/data'), '/data': '' } },
    part: { fault: 'not-a-directory', faultPath: '/data' },
  },
  {
    name: 'a relative path counts from the root',
    engines: podman58,
    host: { files: at('data') },
    part: { path: '/data' },
  },
  {
    name: 'the database leads to another',
    engines: podman58,
    host: { files: { ...database('/srv/podman'), '/srv/podman': { directory: true } } },
    part: { configuredPath: graphRootPath, path: '/srv/podman', exists: true, fromDatabase: true },
  },
  {
    name: 'the database says the same',
    engines: podman58,
    host: { files: database(graphRootPath) },
    part: { path: graphRootPath, fromDatabase: false },
  },
  {
    name: 'a storage.conf that may not be read',
    engines: podman58,
    host: { files: { [storageConfPath]: cannotTell('denied') } },
    unknown: 'denied',
  },
]);
