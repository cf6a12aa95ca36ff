import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { unknownStorageOpt } from './unknown-storage-opt.js';

const set = <T>(value: T) => ({
  value,
  origin: 'file' as const,
  evidence: { path: '/etc/docker/daemon.json', line: 2, text: 'x' },
});
const options = (...list: string[]) => configWith([], { storageOptions: set(list) });

testRule(unknownStorageOpt, {
  pass: [
    {
      name: 'an option of the driver',
      facts: { storage: driverOf({ options: ['overlay2.size=0'] }), config: options('overlay2.size=0') },
    },
  ],
  fail: [
    {
      name: 'override_kernel_check since 24',
      facts: {
        storage: driverOf({ options: ['overlay2.override_kernel_check=true'] }),
        config: options('overlay2.override_kernel_check=true'),
      },
      message: 'option',
      says: 'overlay2: unknown option overlay2.override_kernel_check',
      stops: ['docker'],
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, text: 'x' }],
    },
    {
      name: 'an option of another driver',
      facts: { storage: driverOf({ options: ['dm.basesize=20G'] }), config: options('dm.basesize=20G') },
      message: 'option',
    },
    {
      name: 'a wrong size',
      facts: { storage: driverOf({ options: ['overlay2.size=lots'] }), config: options('overlay2.size=lots') },
      message: 'option',
      says: 'invalid size',
    },
  ],
  notApplicable: [{ name: 'no options', facts: { storage: driverOf(), config: configWith([]) } }],
});
