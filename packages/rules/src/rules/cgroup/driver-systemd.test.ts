import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { debian } from '../kernel/kernel-samples.test.js';
import { hybrid, wholeV1, wholeV2 } from './cgroup-samples.test.js';
import { driverSystemd } from './driver-systemd.js';

const line = { path: '/etc/docker/daemon.json', line: 2, text: '"exec-opts": ["native.cgroupdriver=…"]' };
const told = (driver: string, part = {}) =>
  configWith([], {
    execOptions: { value: [`native.cgroupdriver=${driver}`], origin: 'file', evidence: line },
    ...part,
  });
const host = { hierarchy: wholeV2, systemd: true, os: debian };

testRule(driverSystemd, {
  pass: [
    { name: 'nothing is set', facts: { ...host, config: configWith([]) } },
    { name: 'the systemd driver with systemd', facts: { ...host, config: told('systemd') } },
    {
      name: 'cgroupfs without systemd',
      facts: { ...host, hierarchy: wholeV1, systemd: false, config: told('cgroupfs') },
    },
    {
      name: 'cgroupfs with version 1, where it is the default',
      facts: { ...host, hierarchy: hybrid(), config: told('cgroupfs') },
    },
  ],
  fail: [
    {
      name: 'the systemd driver under OpenRC or in WSL2 without systemd',
      facts: { ...host, systemd: false, config: told('systemd') },
      message: 'withoutSystemd',
      severity: 'error',
      stops: [],
      command: 'vi} +2 /etc/docker/daemon.json',
      evidence: [line],
    },
    {
      name: 'cgroupfs beside systemd with version 2',
      facts: { ...host, config: told('cgroupfs') },
      message: 'besideSystemd',
      severity: 'warning',
      command: 'systemctl restart docker',
    },
  ],
  notApplicable: [
    {
      name: 'rootless',
      facts: {
        ...host,
        config: told('systemd', { rootless: { value: true, origin: 'arguments', evidence: null } }),
      },
    },
  ],
});
