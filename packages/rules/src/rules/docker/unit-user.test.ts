import { testRule } from '@hostlint/core/testing';
import { unitUser } from './unit-user.js';
import { unitWith } from './unit-samples.test.js';

testRule(unitUser, {
  pass: [
    { name: 'no User=', facts: { daemon: unitWith() } },
    { name: 'root by name', facts: { daemon: unitWith({ User: 'root' }) } },
    { name: 'root by number', facts: { daemon: unitWith({ User: '0' }) } },
    { name: 'an empty User=, which takes another one back', facts: { daemon: unitWith({ User: '' }) } },
  ],
  fail: [
    {
      name: 'a user of its own',
      facts: { daemon: unitWith({ User: 'docker' }) },
      message: 'other',
      stops: ['docker'],
      command: 'User=root',
      evidence: [{ path: '/etc/systemd/system/docker.service', line: 9, text: 'User=docker' }],
    },
  ],
  notApplicable: [
    { name: 'OpenRC', facts: { daemon: unitWith({}, { manager: 'openrc' }) } },
    { name: 'a masked unit', facts: { daemon: unitWith({ User: 'docker' }, { masked: true }) } },
  ],
});
