import { known, testRule, unknown } from '@hostlint/core/testing';
import type { EngineSocket } from '../../facts/security/engine-sockets.js';
import { configWith } from '../docker/config-samples.test.js';
import { socketPermissions } from './socket-permissions.js';

const socket = (mode: number, path = '/run/docker.sock', engine = 'docker'): EngineSocket => ({
  path,
  engine,
  known: true,
  mode,
  uid: 0,
  gid: 998,
});
const listening = (...hosts: readonly string[]) =>
  known(configWith([], { hosts: { value: hosts, origin: 'arguments', evidence: null } }));
const path = '/etc/systemd/system/docker.socket';
const unit = (mode: number) =>
  known({ path, listens: [], mode, modeEvidence: { path, line: 6, text: `SocketMode=0${mode.toString(8)}` } });
const host = { config: listening('fd://'), unit: unit(0o660) };

testRule(socketPermissions, {
  pass: [
    { name: 'as packages make it', facts: { ...host, sockets: [socket(0o660)] } },
    {
      name: 'a unit that dockerd does not use',
      facts: { sockets: [socket(0o660)], config: listening(), unit: unit(0o666) },
    },
  ],
  fail: [
    {
      name: 'chmod 666 /var/run/docker.sock',
      facts: { ...host, sockets: [socket(0o666)] },
      subject: '/run/docker.sock',
      message: 'open',
      says: 'mode 0666',
      command: 'chmod o-rwx /run/docker.sock',
      severity: 'warning',
    },
    {
      name: 'that of containerd, and nothing is known of docker',
      facts: {
        config: unknown(),
        unit: unknown(),
        sockets: [socket(0o777, '/run/containerd/containerd.sock', 'containerd')],
      },
      subject: '/run/containerd/containerd.sock',
      message: 'open',
      says: 'through containerd',
    },
    {
      name: 'SocketMode=0666 in the unit',
      facts: { ...host, unit: unit(0o666), sockets: [] },
      subject: 'docker.socket',
      message: 'openByUnit',
      command: 'systemctl edit docker.socket',
      evidence: [{ path, line: 6, text: 'SocketMode=0666' }],
    },
  ],
  notApplicable: [{ name: 'no engine runs', facts: { ...host, sockets: [] } }],
  unknown: [
    {
      name: 'a socket that may not be looked at',
      facts: {
        ...host,
        sockets: [{ path: '/run/x.sock', engine: 'podman', known: false, reason: 'denied', detail: 'no' }],
      },
    },
    {
      name: 'an open unit, and it is not known whether dockerd uses it',
      facts: { sockets: [socket(0o660)], config: unknown(), unit: unit(0o666) },
      subject: 'docker.socket',
    },
    { name: 'a unit that cannot be read', facts: { ...host, unit: unknown(), sockets: [] }, subject: 'docker.socket' },
  ],
});
