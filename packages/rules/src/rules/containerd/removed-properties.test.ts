import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian } from './containerd-samples.test.js';
import { removedProperties } from './removed-properties.js';

const setting = {
  key: 'plugins."io.containerd.grpc.v1.cri".systemd_cgroup',
  state: 'removed',
  since: '2.0',
  instead: 'SystemdCgroup = true in the options of the runtime',
  evidence: at(4, 'systemd_cgroup = true'),
} as const;

testRule(removedProperties, {
  pass: [
    { name: 'no such settings', facts: { config: configWith([]), os: debian } },
    {
      name: 'a setting that another rule judges',
      facts: { config: configWith([], { retired: [{ ...setting, state: 'deprecated' }] }), os: debian },
    },
  ],
  fail: [
    {
      name: 'a setting that containerd has removed',
      facts: { config: configWith([], { retired: [setting] }), os: debian },
      message: 'removed',
      subject: setting.key,
      severity: 'error',
      says: '2.0; use SystemdCgroup = true',
      evidence: [setting.evidence],
      command: '+4',
    },
  ],
  notApplicable: [{ name: 'no configuration file', facts: { config: configWith([], { exists: false }), os: debian } }],
});
