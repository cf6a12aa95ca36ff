import { cannotTell, memorySource, testFact } from '@hostlint/core/testing';
import { containerRuntimes } from './container-runtimes.js';

const none = [
  { name: 'containerd', program: null, socket: '/run/containerd/containerd.sock', listens: false },
  { name: 'CRI-O', program: null, socket: '/run/crio/crio.sock', listens: false },
  { name: 'cri-dockerd', program: null, socket: '/run/cri-dockerd.sock', listens: false },
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
  { name: 'no leave to look', host: { files: { '/run/crio': cannotTell('denied') } }, unknown: 'denied' },
]);
