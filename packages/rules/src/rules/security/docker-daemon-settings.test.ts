import { known, testRule, unknown } from '@hostlint/core/testing';
import type { DockerEngine } from '../../facts/docker/engine.js';
import { configWith, standardSecurity } from '../docker/config-samples.test.js';
import { debian } from '../kernel/kernel-samples.test.js';
import { dockerDaemonSettings } from './docker-daemon-settings.js';

const engine: DockerEngine = {
  installed: true,
  version: '28.5.2',
  judgedFor: 'found',
  found: '28.5.2',
  binary: '/usr/bin/dockerd',
};
const line = { path: '/etc/docker/daemon.json', line: 3, text: '…' };
const set = <T>(value: T) => ({ value, origin: 'file' as const, evidence: line });
const host = { engine, swarm: known({ active: false, path: '/var/lib/docker/swarm/docker-state.json' }), os: debian };
const hard = configWith([], {
  usernsRemap: set('default'),
  liveRestore: set(true),
  security: { ...standardSecurity, icc: set(false), noNewPrivileges: set(true), userlandProxy: set(false) },
});
const weak = configWith([], {
  security: {
    ...standardSecurity,
    insecureRegistries: set(['registry.lan:5000']),
    iptables: set(false),
    debug: set(true),
    seccompProfile: set('unconfined'),
  },
});

testRule(dockerDaemonSettings, {
  pass: [
    { name: 'all as the benchmark asks', facts: { ...host, config: hard } },
    { name: 'the default of iptables', facts: { ...host, config: configWith([]) }, subject: 'iptables' },
  ],
  fail: [
    {
      name: 'the default of icc',
      facts: { ...host, config: configWith([]) },
      subject: 'icc',
      message: 'weak',
      says: 'icc is not set: containers on the default bridge',
      severity: 'info',
      command: '/etc/docker/daemon.json',
    },
    {
      name: 'an insecure registry',
      facts: { ...host, config: weak },
      subject: 'insecure-registries',
      message: 'weak',
      says: '(registry.lan:5000)',
      severity: 'warning',
      evidence: [line],
    },
    { name: 'debug', facts: { ...host, config: weak }, subject: 'log-level', message: 'weak', severity: 'info' },
    { name: 'no firewall', facts: { ...host, config: weak }, subject: 'iptables', message: 'weak' },
    {
      name: 'no seccomp',
      facts: { ...host, config: weak },
      subject: 'seccomp-profile',
      message: 'weak',
      says: 'CIS 2.17',
    },
    { name: 'the default of live-restore', facts: { ...host, config: weak }, subject: 'live-restore', message: 'weak' },
  ],
  notApplicable: [
    { name: 'no dockerd', facts: { ...host, config: weak, engine: { ...engine, installed: false } } },
    {
      name: 'a node of a Swarm',
      facts: { ...host, config: weak, swarm: known({ active: true, path: '/var/lib/docker/swarm/docker-state.json' }) },
      subject: 'live-restore',
    },
    {
      name: 'rootless',
      facts: { ...host, config: configWith([], { rootless: set(true) }) },
      subject: 'userns-remap',
    },
  ],
  unknown: [
    { name: 'whether there is a Swarm', facts: { ...host, config: weak, swarm: unknown() }, subject: 'live-restore' },
  ],
});
