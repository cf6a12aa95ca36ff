import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { vfsXattrsBestEffort } from './vfs-xattrs-best-effort.js';

const set = <T>(value: T) => ({
  value,
  origin: 'file' as const,
  evidence: { path: '/etc/docker/daemon.json', line: 2, text: 'x' },
});

testRule(vfsXattrsBestEffort, {
  pass: [{ name: 'not set', facts: { config: configWith([]) } }],
  fail: [
    {
      name: 'set',
      facts: { config: configWith([], { storageOptions: set(['vfs.xattrs=i_want_broken_containers']) }) },
      message: 'broken',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, text: 'x' }],
    },
  ],
});
