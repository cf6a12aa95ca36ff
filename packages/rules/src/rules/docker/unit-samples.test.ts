import type { DaemonArguments } from '../../facts/docker/daemon-arguments.js';

const path = '/etc/systemd/system/docker.service';
const stock = { User: null, Delegate: 'yes', KillMode: 'process', TasksMax: 'infinity' };

/** docker.service with these settings instead of those of Docker's own unit, for the tests of rules. */
export function unitWith(
  settings: { readonly [key in keyof typeof stock]?: string | null } = {},
  part: Partial<DaemonArguments> = {},
): DaemonArguments {
  const setting = (key: keyof typeof stock) => {
    const text = settings[key] === undefined ? stock[key] : settings[key];
    return text === null ? null : { text, evidence: { path, line: 9, text: `${key}=${text}` } };
  };
  return {
    manager: 'systemd',
    unit: path,
    dropIns: [],
    masked: false,
    binary: '/usr/bin/dockerd',
    words: [],
    environment: {},
    socketActivated: true,
    service: {
      User: setting('User'),
      Delegate: setting('Delegate'),
      KillMode: setting('KillMode'),
      TasksMax: setting('TasksMax'),
    },
    unitFaults: [],
    ...part,
  };
}
