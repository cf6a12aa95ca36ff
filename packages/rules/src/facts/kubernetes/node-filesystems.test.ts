import type { FilesystemAnswer } from '@hostlint/core';
import { cannotTell, testFact } from '@hostlint/core/testing';
import { nodeFilesystems } from './node-filesystems.js';

const answer = { magic: 0xef53, blockSizeBytes: 4096, blocks: 100, blocksFree: 50 } as FilesystemAnswer;
const mountinfo =
  '21 1 8:1 / / rw - ext4 /dev/sda1 rw\n22 21 8:2 / /data rw - xfs /dev/sdb rw\n23 21 0:9 / /auto rw - autofs x rw\n';
const files = { '/proc/self/mountinfo': mountinfo, '/var/lib': { directory: true as const } };

testFact(nodeFilesystems, [
  {
    name: 'a host that is no node yet',
    host: { files, filesystems: { '/var/lib': answer } },
    part: { length: 1 } as never,
  },
  {
    name: 'containerd with a root of its own',
    host: {
      files: {
        ...files,
        '/usr/bin/containerd': '',
        '/etc/containerd/config.toml': 'version = 2\nroot = "/data/containerd"\n',
        '/data': { directory: true },
      },
      filesystems: { '/var/lib': answer, '/data': answer },
    },
    value: [
      {
        name: 'nodefs',
        path: '/var/lib/kubelet',
        answer,
        problem: null,
        mount: {
          line: 1,
          id: 21,
          parentId: 1,
          device: '8:1',
          root: '/',
          mountPoint: '/',
          options: ['rw'],
          propagation: [],
          type: 'ext4',
          source: '/dev/sda1',
          superOptions: ['rw'],
          text: '21 1 8:1 / / rw - ext4 /dev/sda1 rw',
        },
      },
      {
        name: 'imagefs',
        path: '/data/containerd',
        answer,
        problem: null,
        mount: {
          line: 2,
          id: 22,
          parentId: 21,
          device: '8:2',
          root: '/',
          mountPoint: '/data',
          options: ['rw'],
          propagation: [],
          type: 'xfs',
          source: '/dev/sdb',
          superOptions: ['rw'],
          text: '22 21 8:2 / /data rw - xfs /dev/sdb rw',
        },
      },
    ],
  },
  {
    name: 'a file system that does not answer',
    host: {
      files: {
        ...files,
        '/etc/systemd/system/kubelet.service': '[Service]\nExecStart=/usr/bin/kubelet --root-dir=/auto/kubelet\n',
        '/auto': { directory: true },
      },
      filesystems: { '/auto': cannotTell('timed-out') },
    },
    part: { length: 1 } as never,
  },
  {
    name: 'the configuration may not be read',
    host: { files: { '/var/lib/kubelet': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
