import { testRule, unknown } from '@hostlint/core/testing';
import type { DockerEngine } from '../../facts/docker/engine.js';
import { configWith, standardSecurity } from '../docker/config-samples.test.js';
import { os } from '../kernel/kernel-samples.test.js';
import { selinuxDisabledInDocker } from './selinux-disabled-in-docker.js';

const engine: DockerEngine = {
  installed: true,
  version: '28.5.2',
  judgedFor: 'found',
  found: '28.5.2',
  binary: '/usr/bin/dockerd',
};
const line = { path: '/etc/docker/daemon.json', line: 2, text: '"selinux-enabled": …' };
const set = (value: boolean) =>
  configWith([], { security: { ...standardSecurity, selinux: { value, origin: 'file', evidence: line } } });
const host = { mode: 'enforcing', image: { isImage: false, why: '' }, engine, os: os('fedora', '41') } as const;

testRule(selinuxDisabledInDocker, {
  pass: [{ name: 'dockerd labels', facts: { ...host, config: set(true) } }],
  fail: [
    {
      name: 'nothing is set',
      facts: { ...host, config: configWith([]), os: unknown() },
      message: 'unlabelled',
      severity: 'warning',
      command: '/etc/docker/daemon.json',
      evidence: [{ path: '/sys/fs/selinux/enforce', line: 1, text: '1' }],
    },
    {
      name: 'switched off',
      facts: { ...host, config: set(false) },
      message: 'unlabelled',
      command: '+2 /etc/docker/daemon.json',
    },
  ],
  notApplicable: [
    { name: 'SELinux is permissive', facts: { ...host, mode: 'permissive', config: configWith([]) } },
    { name: 'no dockerd', facts: { ...host, engine: { ...engine, installed: false }, config: configWith([]) } },
  ],
});
