import {
  goBool,
  goInt,
  goInt64,
  goString,
  goUint32,
  mapOf,
  pointerTo,
  sliceOf,
  structOf,
  type GoType,
} from '../go-json/go-type.js';
import { inRange, isSince, type EngineRange } from './engine-version.js';
import {
  addressPools,
  builder,
  goStrings,
  memBytes,
  netIp,
  netipAddress,
  nriOptions,
  runtimes,
  ulimits,
} from './file-types.js';

interface FieldRow extends EngineRange {
  readonly names: readonly string[];
  readonly type: GoType | ((version: string) => GoType);
}

const proxies = structOf('config.Proxies', { 'http-proxy': goString, 'https-proxy': goString, 'no-proxy': goString });

const dns = (version: string): GoType =>
  isSince(version, '29.0') ? sliceOf(netipAddress) : isSince(version, '25.0') ? sliceOf(netIp) : goStrings;

/**
 * The fields of config.Config that daemon.json is decoded into.
 * Source: the json tags in moby v20.10.0 to docker-v29.7.2 daemon/config/config.go, config_unix.go, config_linux.go, registry/config.go.
 */
const rows: readonly FieldRow[] = [
  {
    type: goBool,
    names: [
      'debug',
      'raw-logs',
      'live-restore',
      'experimental',
      'cri-containerd',
      'ipv6',
      'iptables',
      'ip6tables',
      'ip-forward',
    ],
  },
  {
    type: goBool,
    names: ['ip-masq', 'userland-proxy', 'icc', 'selinux-enabled', 'init', 'no-new-privileges', 'rootless'],
  },
  { type: goBool, names: ['ip-forward-no-drop'], since: '28.0' },
  { type: goBool, names: ['allow-direct-routing'], since: '28.2' },
  { type: pointerTo(goBool), names: ['tls', 'tlsverify'] },
  {
    type: goString,
    names: [
      'storage-driver',
      'pidfile',
      'data-root',
      'exec-root',
      'group',
      'log-level',
      'log-driver',
      'tlscacert',
      'tlscert',
      'tlskey',
    ],
  },
  {
    type: goString,
    names: [
      'swarm-default-advertise-addr',
      'metrics-addr',
      'containerd',
      'containerd-namespace',
      'containerd-plugin-namespace',
    ],
  },
  {
    type: goString,
    names: [
      'bridge',
      'fixed-cidr',
      'bip',
      'fixed-cidr-v6',
      'userland-proxy-path',
      'default-runtime',
      'default-init',
      'cgroup-parent',
    ],
  },
  {
    type: goString,
    names: ['userns-remap', 'init-path', 'seccomp-profile', 'default-ipc-mode', 'default-cgroupns-mode', 'resolv-conf'],
  },
  { type: goString, names: ['log-format'], since: '25.0' },
  { type: goString, names: ['bip6'], since: '28.0' },
  { type: goString, names: ['firewall-backend', 'bridge-accept-fwmark', 'min-api-version'], since: '29.0' },
  { type: goString, names: ['graph', 'cluster-store', 'cluster-advertise', 'deprecated-key-path'], until: '24.0' },
  { type: goString, names: ['api-cors-header'], until: '29.0' },
  {
    type: goStrings,
    names: ['authorization-plugins', 'exec-opts', 'storage-opts', 'labels', 'hosts', 'dns-opts', 'dns-search'],
  },
  { type: goStrings, names: ['node-generic-resources', 'registry-mirrors', 'insecure-registries'] },
  { type: goStrings, names: ['allow-nondistributable-artifacts'], until: '28.1' },
  { type: goStrings, names: ['cdi-spec-dirs'], since: '25.0' },
  { type: dns, names: ['dns'] },
  { type: goInt, names: ['mtu', 'network-diagnostic-port', 'shutdown-timeout', 'network-control-plane-mtu'] },
  { type: goInt, names: ['max-concurrent-downloads', 'max-concurrent-uploads', 'max-download-attempts'] },
  { type: goInt, names: ['oom-score-adjust'], until: '26.0' },
  { type: goInt, names: ['default-stop-timeout'], since: '29.7' },
  { type: goInt64, names: ['cpu-rt-period', 'cpu-rt-runtime'] },
  { type: goUint32, names: ['swarm-raft-heartbeat-tick', 'swarm-raft-election-tick'] },
  { type: netIp, names: ['ip', 'default-gateway', 'default-gateway-v6', 'host-gateway-ip'] },
  { type: sliceOf(netipAddress), names: ['host-gateway-ips'], since: '28.0' },
  { type: memBytes, names: ['default-shm-size'] },
  { type: addressPools, names: ['default-address-pools'] },
  { type: ulimits, names: ['default-ulimits'] },
  { type: runtimes, names: ['runtimes'] },
  { type: mapOf(goString), names: ['log-opts'] },
  { type: mapOf(goString), names: ['cluster-store-opts'], until: '24.0' },
  { type: mapOf(mapOf(goString)), names: ['default-network-opts'], since: '24.0' },
  { type: mapOf(goBool), names: ['features'] },
  { type: builder, names: ['builder'] },
  { type: proxies, names: ['proxies'], since: '23.0' },
  { type: nriOptions, names: ['nri-opts'], since: '29.2' },
];

/** config.Config of a version, as encoding/json sees it. */
export function fileStruct(version: string): GoType & { readonly kind: 'struct' } {
  const fields: Record<string, GoType> = {};
  for (const row of rows) {
    if (!inRange(version, row)) continue;
    const type = typeof row.type === 'function' ? row.type(version) : row.type;
    for (const name of row.names) fields[name] = type;
  }
  return structOf('Config', fields) as GoType & { kind: 'struct' };
}
