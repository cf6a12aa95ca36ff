import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian } from './containerd-samples.test.js';
import { deprecatedProperties } from './deprecated-properties.js';

const setting = {
  key: 'plugins."io.containerd.grpc.v1.cri".systemd_cgroup',
  state: 'deprecated',
  since: '1.3',
  instead: 'SystemdCgroup = true in the options of the runtime',
  evidence: at(4, 'systemd_cgroup = true'),
} as const;

testRule(deprecatedProperties, {
  pass: [
    { name: 'no such settings', facts: { config: configWith([]), os: debian } },
    {
      name: 'a setting that another rule judges',
      facts: { config: configWith([], { retired: [{ ...setting, state: 'removed' }] }), os: debian },
    },
  ],
  fail: [
    {
      name: 'a setting that containerd has deprecated',
      facts: { config: configWith([], { retired: [setting] }), os: debian },
      message: 'deprecated',
      subject: setting.key,
      severity: 'warning',
      says: '1.3; use SystemdCgroup = true',
      evidence: [setting.evidence],
      command: '+4',
    },
  ],
  notApplicable: [{ name: 'no configuration file', facts: { config: configWith([], { exists: false }), os: debian } }],
});
