import { afterPrefix } from '../../after-prefix.js';
import { stopping } from '../check.js';
import type { ConfigFault } from '../daemon-config.js';
import { addressFaults, ownAddressReads } from './local-address.js';
import { absolutePath, readLines, type ConfigHost, type HostCheck, type HostCheckInput } from './host-check.js';

/** Sockets that dockerd listens on: their directory, their group, and who hands them over (moby daemon/listeners/listeners_linux.go). */
export const listenersCheck: HostCheck = {
  cause: 'value',
  reads: () => ({
    files: ['/etc/group'],
    stats: ['/var/run', '{configured}', '/sys/class/net/*'],
    also: [ownAddressReads()],
  }),
  async find(input) {
    const { config, host, socketActivated } = input;
    const hosts = config.list('hosts', 'host').value.map(text => text.trim());
    const sockets = hosts.flatMap(text => {
      const socket = text === '' ? '' : afterPrefix(text, 'unix://');
      return socket === undefined ? [] : socket || '/var/run/docker.sock';
    });
    const faults: ConfigFault[] = [];
    if (hosts.some(text => text.startsWith('fd://')) && socketActivated === false) {
      const message =
        'failed to load listeners: no sockets found via socket activation: make sure the service was started by systemd';
      faults.push(stopping(config, 'value', ['hosts'], message));
    }
    for (const socket of sockets) {
      const directory = absolutePath(socket).replace(/\/[^/]*$/, '') || '/';
      const message = `failed to load listeners: can't create unix socket ${socket}: listen unix ${socket}: bind: no such file or directory`;
      if (!(await isDirectory(host, directory))) faults.push(stopping(config, 'value', ['hosts'], message));
    }
    if (sockets.length > 0 || hosts.length === 0) for (const one of await groupFaults(input)) faults.push(one);
    return [...faults, ...(await bridgeFaults(input)), ...(await addressFaults(input, hosts))];
  },
};

async function isDirectory(host: ConfigHost, path: string): Promise<boolean> {
  const stat = await host.stat(path);
  // /run and /var/run are made at boot: an image that is not running has neither.
  return stat?.type === 'directory' || /^\/(?:var\/)?run(?:\/|$)/.test(path);
}

async function groupFaults({ config, host }: HostCheckInput): Promise<readonly ConfigFault[]> {
  const group = config.text('group', 'docker').value;
  // Only the group of the default is allowed to be missing; a number is taken as it is.
  if (group === '' || group === 'docker' || /^[+-]?\d+$/.test(group)) return [];
  const lines = (await readLines(host, '/etc/group')) ?? [];
  if (lines.some(line => line.split(':', 1)[0] === group)) return [];
  return [stopping(config, 'value', ['group'], `failed to load listeners: group ${group} not found`)];
}

async function bridgeFaults({ config, host }: HostCheckInput): Promise<readonly ConfigFault[]> {
  const bridge = config.text('bridge').value;
  if (['', 'none', 'docker0'].includes(bridge) || bridge.includes('/')) return [];
  if (
    (await host.stat('/sys/class/net')) === undefined ||
    (await host.stat(`/sys/class/net/${bridge}`, { follow: false })) !== undefined
  )
    return [];
  return [
    stopping(config, 'value', ['bridge'], `bridge device with non default name ${bridge} must be created manually`),
  ];
}
