import { cannotTell, memorySource, testFact } from '@hostlint/core/testing';
import { containerRuntimes } from './container-runtimes.js';

const none = [
  { name: 'containerd', program: null, version: null, socket: '/run/containerd/containerd.sock', listens: false },
  { name: 'CRI-O', program: null, version: null, socket: '/run/crio/crio.sock', listens: false },
  { name: 'cri-dockerd', program: null, version: null, socket: '/run/cri-dockerd.sock', listens: false },
] as const;
const running = memorySource({ files: { '/usr/bin/crio': '', '/run/crio/crio.sock': '' } });

testFact(containerRuntimes, [
  { name: 'none', host: {}, value: none },
  {
    name: 'CRI-O, which runs',
    host: {
      ...running,
      stat: async (path, options) => {
        const stat = await running.stat(path, options);
        return stat && path.endsWith('.sock') ? { ...stat, type: 'socket' } : stat;
      },
    },
    value: [none[0], { ...none[1], program: '/usr/bin/crio', listens: true }, none[2]],
  },
  {
    name: 'containerd of a package',
    host: {
      files: {
        '/proc/self/mountinfo': '21 1 8:1 / / rw - ext4 /dev/sda1 rw\n',
        '/usr/bin/containerd': { content: 'elf', changedMs: 1 },
        '/var/lib/dpkg/info/containerd.list': { content: '/usr/bin/containerd\n', modifiedMs: 2 },
        '/var/lib/dpkg/status': 'Package: containerd\nStatus: install ok installed\nVersion: 1.6.20~ds1-1+deb12u2\n\n',
      },
    },
    value: [{ ...none[0], program: '/usr/bin/containerd', version: '1.6.20' }, none[1], none[2]],
  },
  { name: 'no leave to look', host: { files: { '/run/crio': cannotTell('denied') } }, unknown: 'denied' },
]);
