import { cannotTell, testFact } from '@hostlint/core/testing';
import { configured, podman43, podman58, storageConfPath, storageConfText } from './podman-hosts.test.js';
import { storageConf, type StorageConf } from './storage-conf.js';

const debian = { '/etc/os-release': 'ID=debian\nVERSION_ID=13\n' };
const podman54 = { podman: '5.4.2' };

/** The parts that these cases are about. */
const driverOf = (value: string, line: number, path = storageConfPath) => ({
  value,
  evidence: { path, line, column: 1, text: `driver = "${value}"` },
});

testFact(storageConf, [
  { name: 'no file', engines: podman58, host: {}, part: { files: [], faults: [], unknownKeys: [] } },
  {
    name: 'the file of /etc goes before that of /usr/share',
    engines: podman58,
    host: { files: { ...configured(), '/usr/share/containers/storage.conf': 'broken' } },
    part: { files: [storageConfPath], faults: [] },
  },
  {
    name: 'no TOML',
    engines: podman58,
    host: { files: { [storageConfPath]: '[storage]\ndriver = overlay\n' } },
    part: {
      faults: [
        {
          kind: 'syntax',
          file: storageConfPath,
          key: '',
          message: 'invalid value',
          evidence: { path: storageConfPath, line: 2, column: 10, text: 'driver = overlay' },
          certain: true,
        },
      ],
    } as Partial<StorageConf>,
  },
  {
    name: 'a value of a wrong type',
    engines: podman58,
    host: { files: configured('driver = true') },
    part: {
      faults: [
        {
          kind: 'type',
          file: storageConfPath,
          key: 'storage.driver',
          message: 'must be a string, and is a boolean',
          evidence: { path: storageConfPath, line: 4, column: 1, text: 'driver = true' },
          certain: true,
        },
      ],
    },
  },
  {
    name: 'a key that podman does not know',
    engines: podman58,
    host: { files: configured('drivers = "overlay"') },
    part: {
      faults: [],
      unknownKeys: [
        {
          file: storageConfPath,
          key: 'storage.drivers',
          evidence: { path: storageConfPath, line: 4, column: 1, text: 'drivers = "overlay"' },
        },
      ],
    },
  },
  {
    name: 'podman 5.4 wants runroot and graphroot',
    engines: podman54,
    host: { files: { [storageConfPath]: '[storage]\ndriver = "overlay"\n' } },
    part: {
      faults: [
        {
          kind: 'missing-root',
          file: storageConfPath,
          key: 'storage.runroot',
          message: 'it does not set runroot',
          evidence: { path: storageConfPath },
          certain: true,
        },
      ],
    },
  },
  {
    name: 'podman 4.3 may want them too: Debian’s does',
    engines: podman43,
    host: { files: { [storageConfPath]: '[storage]\ndriver = "overlay"\n', '/etc/os-release': 'ID=fedora\n' } },
    part: {
      faults: [
        {
          kind: 'missing-root',
          file: storageConfPath,
          key: 'storage.runroot',
          message: 'it does not set runroot',
          evidence: { path: storageConfPath },
          certain: false,
        },
      ],
    },
  },
  {
    name: 'podman 5.8 does not',
    engines: podman58,
    host: { files: { [storageConfPath]: '[storage]\ndriver = "overlay"\n' } },
    part: { faults: [] },
  },
  {
    name: 'a file that a variable names and that is not there',
    engines: podman58,
    host: { files: { '/etc/environment': 'CONTAINERS_STORAGE_CONF=/nowhere\n' } },
    part: {
      files: [],
      faults: [
        {
          kind: 'missing-file',
          file: '/nowhere',
          key: '',
          message: '/nowhere is not there',
          evidence: { path: '/etc/environment', line: 1, text: 'CONTAINERS_STORAGE_CONF=/nowhere' },
          certain: true,
        },
      ],
    },
  },
  {
    name: 'imagestore is the graph root',
    engines: podman58,
    host: { files: configured('imagestore = "/var/lib/containers/storage"') },
    part: {
      faults: [
        {
          kind: 'image-store',
          file: storageConfPath,
          key: 'storage.imagestore',
          message: 'imagestore must be another directory than graphroot',
          evidence: {
            path: storageConfPath,
            line: 4,
            column: 1,
            text: 'imagestore = "/var/lib/containers/storage"',
          },
          certain: true,
        },
      ],
    },
  },
  {
    name: 'Debian’s podman 5.8 reads drop-ins after the file, each name once',
    engines: podman58,
    host: {
      files: {
        ...debian,
        ...configured(),
        '/etc/containers/storage.conf.d/10-a.conf': '[storage]\ndriver = "vfs"\n',
        '/usr/share/containers/storage.conf.d/10-a.conf': 'broken',
        '/usr/share/containers/storage.conf.d/05-b.conf': '',
      },
    },
    part: {
      files: [
        storageConfPath,
        '/usr/share/containers/storage.conf.d/05-b.conf',
        '/etc/containers/storage.conf.d/10-a.conf',
      ],
      faults: [],
    },
  },
  {
    name: 'other builds of podman 5.8 know no drop-ins',
    engines: podman58,
    host: {
      files: {
        ...configured(),
        '/etc/os-release': 'ID=fedora\n',
        '/etc/containers/storage.conf.d/10-a.conf': 'broken',
      },
    },
    part: { files: [storageConfPath], faults: [] },
  },
  {
    name: 'TOML that only some versions of the decoder take',
    engines: podman58,
    host: { files: configured('[x]\ny.z = 1\n[x.y]') },
    unknown: 'unsupported',
  },
  {
    name: 'a file that may not be read',
    engines: podman58,
    host: { files: { [storageConfPath]: cannotTell('denied') } },
    unknown: 'denied',
  },
]);

const driverCases = [
  { name: 'of the file', files: configured('driver = "vfs"'), driver: driverOf('vfs', 4) },
  {
    name: 'overlay2 is overlay',
    files: configured('driver = "overlay2"'),
    driver: { ...driverOf('overlay2', 4), value: 'overlay' },
  },
  {
    name: 'of a variable before that of the file',
    files: { ...configured('driver = "vfs"'), '/etc/environment': 'STORAGE_DRIVER=btrfs\n' },
    driver: { value: 'btrfs', evidence: { path: '/etc/environment', line: 1, text: 'STORAGE_DRIVER=btrfs' } },
  },
  {
    name: 'of a variable, which does nothing without a file',
    files: { '/etc/environment': 'STORAGE_DRIVER=btrfs\n' },
    driver: { value: '', evidence: null },
  },
];
testFact(
  { ...storageConf, id: 'podman/storage-conf: the driver' },
  driverCases.map(({ name, files, driver }) => ({
    name,
    engines: podman54,
    host: { files },
    part: {
      options: {
        driver,
        priority: [],
        graphRoot: {
          value: '/var/lib/containers/storage',
          evidence: files && storageConfPath in files ? lineOf(3) : null,
        },
        runRoot: { value: '/run/containers/storage', evidence: files && storageConfPath in files ? lineOf(2) : null },
        imageStore: { value: '', evidence: null },
        transient: false,
        options: [],
        remaps: { value: false, evidence: null },
      },
    },
  })),
);

function lineOf(line: number) {
  return { path: storageConfPath, line, column: 1, text: storageConfText().split('\n')[line - 1] as string };
}
