import { testRule } from '@hostlint/core/testing';
import { configWith } from './config-samples.test.js';
import { unitSettings } from './unit-settings.js';
import { unitWith } from './unit-samples.test.js';

const path = '/etc/systemd/system/docker.service';
const config = configWith([]);
const separate = configWith([], {
  containerd: { value: '/run/containerd/containerd.sock', origin: 'arguments', evidence: null },
});

testRule(unitSettings, {
  pass: [
    { name: 'Docker’s own unit', facts: { daemon: unitWith(), config } },
    { name: 'some controllers delegated', facts: { daemon: unitWith({ Delegate: 'cpu memory' }), config } },
  ],
  fail: [
    {
      name: 'a unit without KillMode=',
      facts: { daemon: unitWith({ KillMode: null }), config },
      message: 'lacks',
      subject: 'KillMode',
      severity: 'warning',
      says: 'lacks KillMode=process',
      command: 'KillMode=process',
      evidence: [{ path }],
    },
    {
      name: 'Delegate=no',
      facts: { daemon: unitWith({ Delegate: 'no' }), config },
      message: 'lacks',
      subject: 'Delegate',
      evidence: [{ path, line: 9, text: 'Delegate=no' }],
    },
    {
      name: 'a bound on tasks, with a containerd that runs by itself',
      facts: { daemon: unitWith({ TasksMax: '4096' }), config: separate },
      message: 'lacks',
      subject: 'TasksMax',
      severity: 'info',
    },
  ],
  notApplicable: [
    { name: 'no unit', facts: { daemon: unitWith({}, { manager: 'none', unit: null }), config } },
    { name: 'a masked unit', facts: { daemon: unitWith({}, { masked: true }), config } },
  ],
});
