import { known, testRule, unknown } from '@hostlint/core/testing';
import type { DockerModuleStanding } from '../../facts/network/docker-modules.js';
import { dockerModules } from './docker-modules.js';
import { debian, docker, set } from './network-samples.test.js';

const standing = (
  name: string,
  without: DockerModuleStanding['without'],
  part: Partial<DockerModuleStanding> = {},
): DockerModuleStanding => ({
  name,
  options: ['CONFIG_X'],
  without,
  use: 'Bridge networks',
  state: 'there',
  absence: null,
  why: `${name} is loaded`,
  evidence: [{ path: '/proc/modules', text: name }],
  directive: null,
  active: true,
  ...part,
});
const gone = (name: string, without: DockerModuleStanding['without'], use: string) =>
  standing(name, without, {
    use,
    state: 'absent',
    absence: 'not-installed',
    why: `no module ${name} is installed for Linux 6.1.0`,
    evidence: [],
  });
const host = {
  config: docker('28.5.2'),
  iptables: known({ variant: 'nft', path: '/usr/sbin/iptables', evidence: [] } as const),
  release: known({ raw: '6.1.0-37-amd64', major: 6, minor: 1, patch: 0, tail: '-37-amd64' }),
  os: debian,
};

testRule(dockerModules, {
  pass: [
    {
      name: 'all are there',
      facts: { ...host, modules: [standing('bridge', 'start'), standing('veth', 'containers')] },
    },
    {
      name: 'a wrapper in place of iptables, where dockerd writes no rules',
      facts: {
        ...host,
        config: docker('28.5.2', { iptables: set(false), ip6tables: set(false) }),
        modules: [standing('bridge', 'start')],
        iptables: unknown('unsupported'),
      },
    },
  ],
  fail: [
    {
      name: 'dockerd cannot make docker0',
      facts: { ...host, modules: [gone('bridge', 'start', 'Bridge networks')] },
      subject: 'bridge',
      message: 'absent',
      says: 'Bridge networks need bridge, and no module bridge is installed for Linux 6.1.0: dockerd would exit.',
      stops: ['docker'],
    },
    {
      name: 'containers cannot be connected',
      facts: { ...host, modules: [gone('veth', 'containers', 'The interfaces of containers')] },
      message: 'absent',
      severity: 'error',
      stops: [],
    },
    {
      name: 'Docker 28 without the table raw',
      facts: { ...host, modules: [gone('iptable_raw', 'ports', 'Published ports')] },
      message: 'absent',
      says: 'no port of a container can be published',
      stops: [],
    },
    {
      name: 'no tables of IPv6 for iptables-legacy',
      facts: { ...host, modules: [gone('ip6table_nat', 'ipv6', 'Networks with IPv6')] },
      message: 'absent',
      severity: 'warning',
      stops: [],
    },
    {
      name: 'no way to forget connections',
      facts: { ...host, modules: [gone('nf_conntrack_netlink', 'stale', 'Clean ends of connections')] },
      message: 'absent',
      severity: 'warning',
      stops: [],
    },
    {
      name: 'a hardened host',
      facts: {
        ...host,
        modules: [
          standing('nf_tables', 'start', {
            use: 'Rules by iptables (nft)',
            state: 'blocked',
            why: '"install nf_tables /bin/true" keeps nf_tables from being loaded',
            directive: {
              kind: 'install',
              name: 'nf_tables',
              value: '/bin/true',
              path: '/etc/modprobe.d/x.conf',
              line: 1,
              text: 'install nf_tables /bin/true',
            },
          }),
        ],
      },
      message: 'blocked',
      command: "sed -i '1s/^/# /' /etc/modprobe.d/x.conf",
      stops: ['docker'],
    },
  ],
  unknown: [
    { name: 'a container', facts: { ...host, modules: [standing('veth', 'containers', { state: 'unclear' })] } },
    {
      name: 'a wrapper in place of iptables',
      subject: 'iptables',
      facts: { ...host, modules: [standing('bridge', 'start')], iptables: unknown('unsupported') },
    },
  ],
});
