import type {
  ConfigCause,
  ConfigFault,
  DaemonConfig,
  Setting,
  UndecidedCause,
} from '../../facts/docker/daemon-config.js';
import type { DaemonJson } from '../../facts/docker/daemon-json.js';
import { debian as debianRelease } from '../kernel/kernel-samples.test.js';

export const standard = <T>(value: T): Setting<T> => ({ value, origin: 'default', evidence: null });

/** What dockerd 28 does about networks when nobody tells it anything. */
export const standardNetwork: DaemonConfig['network'] = {
  bridge: standard(''),
  iptables: standard(true),
  ip6tables: standard(true),
  ipForward: standard(true),
  icc: standard(true),
  userlandProxy: standard(true),
  ipv6: standard(false),
  firewall: standard('iptables'),
  bip: standard(''),
  fixedCidr: standard(''),
  mtu: standard(1500),
  networkMtu: null,
  dns: standard([]),
  addressPools: standard([]),
  directRouting: standard(false),
  ignoresBridgeFilter: false,
  skipsRawTable: false,
};

/** What dockerd does when nothing is set. */
export const standardSecurity: DaemonConfig['security'] = {
  tls: standard(false),
  tlsVerify: standard(false),
  tlsAuthority: standard(''),
  tlsCertificate: standard(''),
  tlsKey: standard(''),
  selinux: standard(false),
  seccompProfile: standard(''),
  noNewPrivileges: standard(false),
  icc: standard(true),
  iptables: standard(true),
  userlandProxy: standard(true),
  insecureRegistries: standard([]),
  logLevel: standard('info'),
  debug: standard(false),
};

/** A configuration that was judged with these faults, for the tests of rules. */
export function configWith(faults: readonly ConfigFault[], part: Partial<DaemonConfig> = {}): DaemonConfig {
  return {
    version: '28.5.2',
    configFile: '/etc/docker/daemon.json',
    faults,
    undecided: [],
    dataRoot: standard('/var/lib/docker'),
    execRoot: standard('/var/run/docker'),
    storageDriver: standard(''),
    storageOptions: standard([]),
    usernsRemap: standard(''),
    features: standard({}),
    hosts: standard([]),
    containerd: standard(''),
    defaultRuntime: standard('runc'),
    execOptions: standard([]),
    cgroupParent: standard(''),
    liveRestore: standard(false),
    pidfile: standard('/var/run/docker.pid'),
    init: standard(false),
    initPath: standard(''),
    experimental: standard(false),
    rootless: standard(false),
    security: standardSecurity,
    network: standardNetwork,
    ...part,
  };
}

export const undecided = (cause: ConfigCause): readonly UndecidedCause[] => [
  { cause, why: '/etc/x cannot be read', cure: 'Run as root.' },
];

export const daemonFile = (content: string | null): DaemonJson => ({
  path: '/etc/docker/daemon.json',
  explicit: false,
  state: content === null ? 'absent' : 'read',
  why: null,
  content,
});

export const debian = debianRelease;
