import { cannotTell, testFact } from '@hostlint/core/testing';
import { podmanEnvironment } from './environment.js';

const passwd = 'daemon:x:1:1::/:/bin/sh\nroot:x:0:0:root:/home/root:/bin/bash\n';

testFact(podmanEnvironment, [
  {
    name: 'root’s login gets what /etc/environment has',
    host: {
      files: {
        '/etc/environment': 'PATH=/bin\nexport STORAGE_DRIVER="vfs"  # why\nSTORAGE_OPTS=a=b\nSTORAGE_OPTS=c=d\n',
        '/etc/passwd': passwd,
      },
    },
    value: {
      home: '/home/root',
      variables: new Map([
        [
          'STORAGE_DRIVER',
          {
            value: 'vfs',
            evidence: { path: '/etc/environment', line: 2, text: 'export STORAGE_DRIVER="vfs"  # why' },
          },
        ],
        ['STORAGE_OPTS', { value: 'c=d', evidence: { path: '/etc/environment', line: 4, text: 'STORAGE_OPTS=c=d' } }],
      ]),
    },
  },
  {
    name: 'what root’s shell has goes first',
    host: {
      files: { '/etc/environment': 'STORAGE_DRIVER=vfs\n' },
      commands: { 'id -u': { code: 0, stdout: '0\n' }, 'printenv STORAGE_DRIVER': { code: 0, stdout: 'btrfs\n' } },
    },
    value: {
      home: '/root',
      variables: new Map([
        ['STORAGE_DRIVER', { value: 'btrfs', evidence: { path: '/proc/self/environ', text: 'STORAGE_DRIVER=btrfs' } }],
      ]),
    },
  },
  {
    name: 'the shell of another user says nothing about root’s',
    host: {
      commands: { 'id -u': { code: 0, stdout: '1000\n' }, 'printenv STORAGE_DRIVER': { code: 0, stdout: 'btrfs\n' } },
    },
    value: { home: '/root', variables: new Map() },
  },
  {
    name: 'a file that cannot be read',
    host: { files: { '/etc/environment': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
