import { known, testRule, unknown } from '@hostlint/core/testing';
import type { DaemonConfig } from '../../facts/docker/daemon-config.js';
import { configWith, debian, standardSecurity } from './config-samples.test.js';
import { apiTcpInsecure } from './api-tcp-insecure.js';

const line = { path: '/etc/docker/daemon.json', line: 2, text: '"hosts": […]' };
const on = { value: true, origin: 'file', evidence: null } as const;
const listening = (hosts: readonly string[], security: Partial<DaemonConfig['security']> = {}) =>
  configWith([], {
    hosts: { value: hosts, origin: 'file', evidence: line },
    security: { ...standardSecurity, ...security },
  });
const path = '/etc/systemd/system/docker.socket';
const unit = (...addresses: readonly string[]) =>
  known({
    path,
    listens: addresses.map(address => ({ address, evidence: { path, line: 2, text: `ListenStream=${address}` } })),
    mode: 0o660,
    modeEvidence: null,
  });
const host = { unit: known(null), os: debian };

testRule(apiTcpInsecure, {
  pass: [
    { name: 'a socket alone', facts: { ...host, config: listening(['unix:///var/run/docker.sock']) } },
    { name: 'nothing is set', facts: { ...host, config: configWith([]) } },
    {
      name: 'TCP with tlsverify',
      facts: { ...host, config: listening(['tcp://0.0.0.0:2376'], { tls: on, tlsVerify: on }) },
    },
    {
      name: 'sockets of systemd in the file system',
      facts: { ...host, config: listening(['fd://']), unit: unit('/run/docker.sock') },
    },
  ],
  fail: [
    {
      name: 'an open port',
      facts: { ...host, config: listening(['fd://', 'tcp://0.0.0.0:2375']) },
      subject: 'tcp://0.0.0.0:2375',
      message: 'plain',
      severity: 'error',
      stops: [],
      command: '+2 /etc/docker/daemon.json',
      evidence: [line],
    },
    {
      name: 'a port of this host alone',
      facts: { ...host, config: listening(['tcp://127.0.0.1:2375']) },
      message: 'plain',
      severity: 'warning',
      says: 'browser',
    },
    {
      name: 'TLS that asks no client',
      facts: { ...host, config: listening(['tcp://0.0.0.0:2376'], { tls: on }) },
      message: 'unverified',
      severity: 'error',
    },
    {
      name: 'a port that systemd hands over',
      facts: { ...host, config: listening(['fd://']), unit: unit('/run/docker.sock', '2375') },
      subject: 'tcp://:2375',
      message: 'plain',
      evidence: [{ path, line: 2, text: 'ListenStream=2375' }],
    },
  ],
  unknown: [
    {
      name: 'what systemd hands over cannot be read',
      facts: { ...host, config: listening(['fd://']), unit: unknown() },
    },
  ],
});
