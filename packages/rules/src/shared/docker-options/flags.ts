import { inRange } from './engine-version.js';
import type { DockerFlag, FlagType } from './docker-flag.js';

const of = (type: FlagType, ...names: readonly string[]): readonly DockerFlag[] => names.map(name => ({ name, type }));

/**
 * Every flag of dockerd from 20.10 to 29 on Linux.
 * Source: moby v20.10.0 to v28.5.2 cmd/dockerd/config.go, config_unix.go, options.go, docker.go; docker-v29.0.0 to v29.7.2 daemon/command.
 */
export const dockerFlags: readonly DockerFlag[] = [
  { name: 'help', short: 'h', type: 'bool' },
  { name: 'version', short: 'v', type: 'bool' },
  { name: 'validate', type: 'bool', since: '23.0' },
  { name: 'config-file', type: 'string' },
  { name: 'debug', short: 'D', type: 'bool' },
  { name: 'log-level', short: 'l', type: 'string' },
  { name: 'log-format', type: 'string', since: '25.0' },
  { name: 'host', short: 'H', type: 'host-list', key: 'hosts' },
  ...of('bool', 'tls', 'tlsverify', 'raw-logs'),
  ...of('string', 'tlscacert', 'tlscert', 'tlskey'),
  { name: 'pidfile', short: 'p', type: 'string' },
  { name: 'group', short: 'G', type: 'string' },
  ...of('string', 'data-root', 'exec-root', 'metrics-addr', 'swarm-default-advertise-addr'),
  { name: 'graph', short: 'g', type: 'string', until: '24.0' },
  { name: 'storage-driver', short: 's', type: 'string' },
  { name: 'storage-opt', type: 'list', key: 'storage-opts' },
  { name: 'exec-opt', type: 'list', key: 'exec-opts' },
  { name: 'authorization-plugin', type: 'list', key: 'authorization-plugins' },
  { name: 'label', type: 'label-list', key: 'labels' },
  { name: 'node-generic-resource', type: 'resource-list', key: 'node-generic-resources' },
  { name: 'cdi-spec-dir', type: 'list', key: 'cdi-spec-dirs', since: '25.0' },
  { name: 'feature', type: 'feature', key: 'features', since: '27.3' },
  ...of('bool', 'experimental', 'live-restore', 'selinux-enabled', 'init', 'no-new-privileges', 'rootless'),
  { name: 'restart', short: 'r', type: 'bool' },
  ...of('string', 'init-path', 'userns-remap', 'seccomp-profile', 'cgroup-parent'),
  ...of('string', 'default-runtime', 'default-ipc-mode', 'default-cgroupns-mode'),
  ...of('int', 'cpu-rt-period', 'cpu-rt-runtime', 'shutdown-timeout'),
  ...of('int', 'max-concurrent-downloads', 'max-concurrent-uploads', 'max-download-attempts'),
  { name: 'default-stop-timeout', type: 'int', since: '29.7' },
  { name: 'oom-score-adjust', type: 'int', until: '26.0' },
  { name: 'add-runtime', type: 'runtime', key: 'runtimes' },
  { name: 'default-ulimit', type: 'ulimit', key: 'default-ulimits' },
  { name: 'default-shm-size', type: 'bytes' },
  { name: 'nri-opts', type: 'nri', key: 'nri-opts', since: '29.2' },
  // containerd
  ...of('string', 'containerd', 'containerd-namespace', 'containerd-plugins-namespace'),
  ...of('bool', 'cri-containerd'),
  // Logs of containers
  ...of('string', 'log-driver'),
  { name: 'log-opt', type: 'map', key: 'log-opts' },
  // Registries and proxies
  { name: 'registry-mirror', type: 'mirror-list', key: 'registry-mirrors' },
  { name: 'insecure-registry', type: 'index-list', key: 'insecure-registries' },
  {
    name: 'allow-nondistributable-artifacts',
    type: 'index-list',
    key: 'allow-nondistributable-artifacts',
    until: '29.0',
  },
  { name: 'http-proxy', type: 'string', since: '23.0' },
  { name: 'https-proxy', type: 'string', since: '23.0' },
  { name: 'no-proxy', type: 'string', since: '23.0' },
  // Network
  ...of('bool', 'iptables', 'ip6tables', 'ip-forward', 'ip-masq', 'ipv6', 'icc', 'userland-proxy'),
  { name: 'ip-forward-no-drop', type: 'bool', since: '28.0' },
  { name: 'allow-direct-routing', type: 'bool', since: '28.2' },
  ...of('string', 'bip', 'fixed-cidr', 'fixed-cidr-v6', 'userland-proxy-path'),
  { name: 'bip6', type: 'string', since: '28.0' },
  { name: 'bridge', short: 'b', type: 'string' },
  ...of('ip', 'ip', 'default-gateway', 'default-gateway-v6'),
  ...of('int', 'mtu', 'network-control-plane-mtu', 'network-diagnostic-port'),
  ...of('ip-list', 'dns'),
  { name: 'dns-opt', type: 'list', key: 'dns-opts' },
  ...of('search-list', 'dns-search'),
  { name: 'host-gateway-ip', type: 'ip', until: '28.0' },
  { name: 'host-gateway-ip', type: 'gateway-list', key: 'host-gateway-ips', since: '28.0' },
  { name: 'default-address-pool', type: 'address-pool', key: 'default-address-pools' },
  { name: 'default-network-opt', type: 'map-of-maps', key: 'default-network-opts', since: '24.0' },
  { name: 'firewall-backend', type: 'string', since: '29.0' },
  { name: 'bridge-accept-fwmark', type: 'string', since: '29.0' },
  // Gone
  { name: 'cluster-advertise', type: 'string', until: '24.0' },
  { name: 'cluster-store', type: 'string', until: '24.0' },
  { name: 'cluster-store-opt', type: 'map', key: 'cluster-store-opts', until: '24.0' },
  { name: 'api-cors-header', type: 'string', until: '29.0' },
];

export function flagsOf(version: string): readonly DockerFlag[] {
  return dockerFlags.filter(flag => inRange(version, flag));
}
