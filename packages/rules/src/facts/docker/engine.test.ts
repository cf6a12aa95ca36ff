import { cannotTell, testFact } from '@hostlint/core/testing';
import { dockerEngine } from './engine.js';

const program = { content: '', mode: 0o755 } as const;
const says = (stdout: string): { stdout: string } => ({ stdout });

testFact(dockerEngine, [
  {
    name: 'no dockerd: judged for the newest',
    host: {},
    value: { installed: false, version: '29.7.2', judgedFor: 'newest', found: null, binary: null },
  },
  {
    name: 'the version of the binary, with its vendor’s suffix',
    host: {
      files: { '/usr/sbin/dockerd': program },
      commands: { '/usr/sbin/dockerd --version': says('Docker version 20.10.24+dfsg1, build 5d6db84\n') },
    },
    value: {
      installed: true,
      version: '20.10.24',
      judgedFor: 'found',
      found: '20.10.24+dfsg1',
      binary: '/usr/sbin/dockerd',
    },
  },
  {
    name: 'the binary that the unit starts comes first',
    host: {
      files: {
        '/usr/bin/dockerd': program,
        '/opt/docker/dockerd': program,
        '/etc/systemd/system/docker.service': '[Service]\nExecStart=/opt/docker/dockerd -H fd://\n',
      },
      commands: { '/opt/docker/dockerd --version': says('Docker version 28.5.2, build ecc6942\n') },
    },
    part: { version: '28.5.2', binary: '/opt/docker/dockerd' },
  },
  {
    name: 'the version that the user gave',
    host: { files: { '/usr/bin/dockerd': program } },
    engines: { docker: '28.5' },
    value: { installed: true, version: '28.5', judgedFor: 'given', found: null, binary: '/usr/bin/dockerd' },
  },
  {
    name: 'a binary that cannot be asked: judged for the newest',
    host: {
      files: { '/usr/bin/dockerd': program },
      commands: { '/usr/bin/dockerd --version': cannotTell('unsupported') },
    },
    part: { installed: true, version: '29.7.2', judgedFor: 'newest', found: null },
  },
]);
