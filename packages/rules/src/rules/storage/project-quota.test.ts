import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { ext4, xfs } from '../../shared/docker-storage/storage-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { projectQuota } from './project-quota.js';

const set = <T>(value: T) => ({
  value,
  origin: 'file' as const,
  evidence: { path: '/etc/docker/daemon.json', line: 2, text: 'x' },
});
const options = (...list: string[]) => configWith([], { storageOptions: set(list) });

testRule(projectQuota, {
  pass: [
    {
      name: 'XFS with pquota',
      facts: {
        storage: driverOf({ on: { ...xfs, projectQuota: true }, options: ['overlay2.size=1G'] }),
        config: options('overlay2.size=1G'),
      },
    },
  ],
  fail: [
    {
      name: 'XFS without',
      facts: { storage: driverOf({ on: xfs, options: ['overlay2.size=1G'] }), config: options('overlay2.size=1G') },
      message: 'quota',
      says: 'Project Quota',
      stops: ['docker'],
    },
    {
      name: 'ext4',
      facts: { storage: driverOf({ options: ['overlay2.size=1G'] }), config: options('overlay2.size=1G') },
      message: 'quota',
      says: 'Found extfs',
    },
  ],
  notApplicable: [{ name: 'no options', facts: { storage: driverOf(), config: configWith([]) } }],
  unknown: [
    {
      name: 'mounts are unknown',
      facts: {
        storage: driverOf({ driver: 'vfs', on: { ...ext4, projectQuota: null }, options: ['size=1G'] }),
        config: options('size=1G'),
      },
    },
  ],
});
