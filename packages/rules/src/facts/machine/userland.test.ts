import { cannotTell, testFact } from '@hostlint/core/testing';
import { elf } from '../../shared/elf-header.test.js';
import { machineUserland } from './userland.js';

testFact(machineUserland, [
  {
    name: 'a 64-bit host',
    host: { files: { '/sbin/init': { link: '../lib/systemd/systemd' }, '/lib/systemd/systemd': elf(64, 183) } },
    value: { path: '/sbin/init', bits: 64, machine: 'arm' },
    evidence: [{ path: '/sbin/init' }],
  },
  {
    name: 'an init that is a script',
    host: { files: { '/sbin/init': '#!/bin/sh\n', '/bin/sh': elf(32, 40) } },
    value: { path: '/bin/sh', bits: 32, machine: 'arm' },
  },
  {
    name: 'an init that may not be read',
    host: { files: { '/sbin/init': cannotTell('denied'), '/bin/sh': elf(64, 62) } },
    part: { path: '/bin/sh' },
  },
  { name: 'no program that may be read', host: { files: { '/sbin/init': cannotTell('denied') } }, unknown: 'denied' },
  { name: 'no programs at all', host: {}, value: null },
]);
