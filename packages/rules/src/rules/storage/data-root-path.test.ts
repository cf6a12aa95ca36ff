import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { ext4 } from '../../shared/docker-storage/storage-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { dataRootPath } from './data-root-path.js';

const set = <T>(value: T) => ({
  value,
  origin: 'file' as const,
  evidence: { path: '/etc/docker/daemon.json', line: 2, text: 'x' },
});

testRule(dataRootPath, {
  pass: [{ name: 'a directory', facts: { storage: driverOf(), config: configWith([]) } }],
  fail: [
    {
      name: 'a file',
      facts: {
        storage: driverOf({ root: { fault: 'not-a-directory', faultPath: '/srv/docker' } }),
        config: configWith([], { dataRoot: set('/srv/docker') }),
      },
      message: 'path',
      says: 'points to a file',
      stops: ['docker'],
      command: 'ls -ld /srv/docker',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, text: 'x' }],
    },
    {
      name: 'a dangling symlink',
      facts: {
        storage: driverOf({ root: { fault: 'dangling-link', faultPath: '/srv/docker' } }),
        config: configWith([]),
      },
      message: 'path',
      says: 'file exists',
      stops: ['docker'],
    },
    {
      name: 'a place of the kernel',
      facts: { storage: driverOf({ root: { path: '/proc' }, on: { ...ext4, magic: 0x9fa0 } }), config: configWith([]) },
      message: 'path',
      data: { path: '/proc' },
    },
  ],
});
