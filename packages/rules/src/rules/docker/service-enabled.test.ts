import { testRule } from '@hostlint/core/testing';
import { os } from '../kernel/kernel-samples.test.js';
import { debian } from './config-samples.test.js';
import { serviceEnabled } from './service-enabled.js';

const link = '/etc/systemd/system/sockets.target.wants/docker.socket';
const never = { at: 'never', link: null } as const;

testRule(serviceEnabled, {
  pass: [{ name: 'at boot', facts: { boot: { at: 'boot', link }, os: debian } }],
  fail: [
    {
      name: 'never',
      facts: { boot: never, os: debian },
      message: 'never',
      severity: 'info',
      command: 'systemctl enable docker.service',
    },
    {
      name: 'never, on Alpine',
      facts: { boot: never, os: os('alpine') },
      message: 'never',
      command: 'rc-update add docker',
    },
    { name: 'by its socket', facts: { boot: { at: 'first-use', link }, os: debian }, message: 'firstUse' },
  ],
  notApplicable: [{ name: 'no service', facts: { boot: null, os: debian } }],
});
