import { isUnknowable, type HostSource, type Reads } from '@hostlint/core';
import { isOwnAddress, ownAddressReads } from '../docker-config/host-checks/local-address.js';
import { pemFault, pemReads } from '../docker-config/host-checks/tls.js';
import { walkPath } from '../docker-storage/walk-path.js';
import { splitHostPort } from '../go-parse/host-port.js';
import type { ContainerdConfigCause, ContainerdConfigFault, UndecidedConfigCause } from './config-faults.js';
import type { ContainerdSetting, ContainerdSettings } from './effective.js';
import { textAt } from './effective.js';
import type { LoadedConfig } from './load-config.js';

export type CheckHost = Pick<HostSource, 'read' | 'list' | 'stat' | 'realpath' | 'filesystem'>;

export interface Checked {
  readonly faults: readonly ContainerdConfigFault[];
  readonly undecided: readonly UndecidedConfigCause[];
}

/** What `checkHost` and `listenProblem` ask for. */
export const hostCheckReads = (): Reads => ({
  files: ['/etc/services', '/sys/fs/cgroup{configured}/cgroup.subtree_control'],
  stats: [
    ...['containerd.sock', 'containerd.sock.ttrpc', 'debug.sock'].map(name => `/run/containerd/${name}`),
    '{configured}',
    '{configured}.ttrpc',
    '/sys/fs/cgroup/cgroup.controllers',
    '/sys/fs/cgroup/cgroup.procs',
    '/sys/fs/cgroup{configured}/cgroup.procs',
  ],
  also: [ownAddressReads(), pemReads()],
});

/** What of the configuration the host must bear out. What cannot be looked at is undecided. */
export async function checkHost(host: CheckHost, loaded: LoadedConfig, settings: ContainerdSettings): Promise<Checked> {
  const faults: ContainerdConfigFault[] = [];
  const undecided: UndecidedConfigCause[] = [];
  for (const [cause, find] of [
    ['listener', () => listenerFaults(host, settings)],
    ['tls', () => tlsFaults(host, loaded)],
    ['value', () => cgroupFaults(host, settings)],
  ] as const) {
    try {
      faults.push(...(await find()));
    } catch (error) {
      if (!isUnknowable(error)) throw error;
      undecided.push({ cause, why: error.message });
    }
  }
  return { faults, undecided };
}

const stopping = (
  cause: ContainerdConfigCause,
  key: string,
  message: string,
  setting: ContainerdSetting<string>,
): ContainerdConfigFault => ({
  cause,
  key,
  message,
  evidence: setting.evidence ? [setting.evidence] : [],
  stops: true,
});

/** Source: containerd v1.7.24, v2.1.9 cmd/containerd/command/main.go; pkg/sys/socket_unix.go GetLocalListener. */
async function listenerFaults(
  host: CheckHost,
  settings: ContainerdSettings,
): Promise<readonly ContainerdConfigFault[]> {
  const { address, ttrpcAddress, debugAddress, metricsAddress, tcpAddress } = settings;
  const faults: ContainerdConfigFault[] = [];
  const check = async (
    key: string,
    setting: ContainerdSetting<string>,
    words: string,
    local: boolean,
  ): Promise<void> => {
    if (setting.value === '') return;
    const problem = local ? await socketProblem(host, setting.value) : await listenProblem(host, setting.value);
    if (problem !== null)
      faults.push(stopping('listener', key, `failed to get listener for ${words}: ${problem}`, setting));
  };
  await check('debug.address', debugAddress, 'debug endpoint', debugAddress.value.startsWith('/'));
  await check('metrics.address', metricsAddress, 'metrics endpoint', false);
  await check('ttrpc.address', ttrpcAddress, 'main ttrpc endpoint', true);
  await check('grpc.tcp_address', tcpAddress, 'TCP grpc endpoint', false);
  await check('grpc.address', address, 'main endpoint', true);
  return faults;
}

const maxSocketPath = 104;

async function socketProblem(host: CheckHost, path: string): Promise<string | null> {
  if (new TextEncoder().encode(path).length > maxSocketPath)
    return `"${path}": unix socket path too long (> ${maxSocketPath})`;
  if (path.startsWith('@')) return `chmod ${path}: no such file or directory`;
  const absolute = path.startsWith('/') ? path : `/${path}`;
  const walk = await walkPath(host, absolute.slice(0, absolute.lastIndexOf('/')) || '/');
  if (walk.fault) return `mkdir ${walk.faultPath}: not a directory`;
  const there = walk.exists ? await host.stat(absolute, { follow: false }) : undefined;
  return there?.type === 'directory' ? `${path}: is a directory` : null;
}

/** Why Go's net.Listen refuses a TCP address; ports in use are not looked for. */
export async function listenProblem(host: CheckHost, address: string): Promise<string | null> {
  const split = splitHostPort(address);
  if ('fault' in split) return `listen tcp: ${split.fault}`;
  const port = /^\d{1,9}$/.test(split.port) ? Number(split.port) : null;
  if (port !== null && port > 65_535) return `listen tcp: address ${split.port}: invalid port`;
  if (port === null && split.port !== '' && !(await isService(host, split.port)))
    return `listen tcp: lookup tcp/${split.port}: unknown port`;
  if (split.host === '' || split.host === 'localhost' || (await isOwnAddress(host, split.host))) return null;
  return `listen tcp ${address}: bind: cannot assign requested address`;
}

async function isService(host: CheckHost, name: string): Promise<boolean> {
  const bytes = await host.read('/etc/services');
  const lines = bytes ? new TextDecoder().decode(bytes).split('\n') : [];
  return lines.some(line => {
    const [first, port, ...aliases] = line.replace(/#.*/, '').trim().split(/\s+/);
    return (port ?? '').endsWith('/tcp') && [first, ...aliases].includes(name);
  });
}

/** A certificate is loaded wherever one is named. Source: containerd server/server.go New. */
async function tlsFaults(host: CheckHost, { top }: LoadedConfig): Promise<readonly ContainerdConfigFault[]> {
  const certificate = textAt(top, 'grpc', 'tcp_tls_cert');
  if (certificate.value === '') return [];
  for (const name of ['tcp_tls_cert', 'tcp_tls_key', 'tcp_tls_ca']) {
    const setting = textAt(top, 'grpc', name);
    if (name === 'tcp_tls_ca' && setting.value === '') continue;
    const problem = await pemFault(host, setting.value);
    const isRead = name === 'tcp_tls_ca' && problem?.startsWith('tls:');
    if (problem !== undefined && !isRead)
      return [stopping('tls', `grpc.${name}`, problem, setting.evidence ? setting : certificate)];
  }
  return [];
}

/** containerd joins the group, which must be there and be a leaf. Source: containerd server/server_linux.go apply; cgroups/v3 cgroup2/manager.go Load, AddProc. */
async function cgroupFaults(
  host: CheckHost,
  { cgroupPath }: ContainerdSettings,
): Promise<readonly ContainerdConfigFault[]> {
  const path = cgroupPath.value;
  if (path === '' || !(await host.stat('/sys/fs/cgroup/cgroup.controllers'))) return [];
  const refuse = (message: string) => [stopping('value', 'cgroup.path', message, cgroupPath)];
  if (!path.startsWith('/')) return refuse(`invalid group path: ${path}`);
  const directory = `/sys/fs/cgroup${path === '/' ? '' : path}`;
  if (!(await host.stat(`${directory}/cgroup.procs`)))
    return refuse(`open ${directory}/cgroup.procs: no such file or directory`);
  const control = await host.read(`${directory}/cgroup.subtree_control`);
  const inner = path !== '/' && control !== undefined && new TextDecoder().decode(control).trim() !== '';
  return inner ? refuse(`write ${directory}/cgroup.procs: device or resource busy`) : [];
}
