import { known, testRule, unknown } from '@hostlint/core/testing';
import type { BridgeFilter } from '../../facts/network/bridge-filter.js';
import { brNetfilter } from './br-netfilter.js';
import { daemonJson, debian, docker, set, sysctls } from './network-samples.test.js';

const sign = { path: '/proc/sys/net/bridge/bridge-nf-call-iptables' };
const dep = { path: '/lib/modules/6.1.0/modules.dep' };
const filter = (part: Partial<BridgeFilter>) =>
  known<BridgeFilter>({
    name: 'br_netfilter',
    state: 'there',
    absence: null,
    why: 'br_netfilter works',
    evidence: [sign],
    directive: null,
    active: true,
    excused: false,
    ...part,
  });
const absent = {
  state: 'absent',
  absence: 'not-installed',
  why: 'no module br_netfilter is installed for Linux 6.1.0',
  evidence: [dep],
} as const;
const hardened = '/etc/modprobe.d/cis.conf';
const blocked = {
  state: 'blocked',
  why: '"install br_netfilter /bin/false" keeps br_netfilter from being loaded',
  directive: {
    kind: 'install',
    name: 'br_netfilter',
    value: '/bin/false',
    path: hardened,
    line: 7,
    text: 'install br_netfilter /bin/false',
  },
} as const;
const release = known({ raw: '6.1.0-37-amd64', major: 6, minor: 1, patch: 0, tail: '-37-amd64' });
const off = sysctls({ 'net.ipv4.ip_forward': '0' });
const host = { filter: filter({}), sysctls: known(off), release, os: debian };
const apart = { icc: set(false) } as const;

testRule(brNetfilter, {
  pass: [
    { name: 'it works', facts: { ...host, config: docker('28.5.2', apart) } },
    {
      name: 'it works, without the userland proxy',
      facts: { ...host, config: docker('28.5.2', { userlandProxy: set(false) }) },
    },
  ],
  fail: [
    {
      name: 'containers are to be kept apart',
      facts: { ...host, config: docker('26.1.5', apart), filter: filter(absent) },
      message: 'missing',
      says: 'icc: false needs br_netfilter, and no module br_netfilter is installed',
      stops: ['docker'],
      evidence: [{ path: daemonJson, line: 2 }, dep],
    },
    {
      name: 'no userland proxy, since 27.4',
      facts: { ...host, config: docker('27.4.0', { userlandProxy: set(false) }), filter: filter(blocked) },
      message: 'missing',
      says: 'userland-proxy: false needs',
      command: `sed -i '7s/^/# /' ${hardened}`,
    },
    {
      name: 'inside of a container, until 27.2',
      facts: { ...host, config: docker('27.2.1', apart), filter: filter({ ...absent, excused: true }) },
      message: 'ignored',
      severity: 'warning',
      stops: [],
    },
    {
      name: 'inside of a container, since 27.3',
      facts: { ...host, config: docker('27.3.0', apart), filter: filter({ ...absent, excused: true }) },
      message: 'missing',
    },
    {
      name: 'DOCKER_IGNORE_BR_NETFILTER_ERROR=1',
      facts: {
        ...host,
        config: docker('28.5.2', { ...apart, ignoresBridgeFilter: true }),
        filter: filter(absent),
      },
      message: 'ignored',
      stops: [],
    },
    {
      name: 'a host that forwards already, and dockerd leaves that alone',
      facts: {
        ...host,
        config: docker('28.5.2', { ...apart, ipForward: set(false) }),
        filter: filter(absent),
        sysctls: known(sysctls({ 'net.ipv4.ip_forward': '1' })),
      },
      message: 'missing',
    },
  ],
  notApplicable: [
    { name: 'nothing needs it', facts: { ...host, config: docker('28.5.2'), filter: filter(absent) } },
    {
      name: 'no userland proxy before 27.4',
      facts: { ...host, config: docker('27.3.1', { userlandProxy: set(false) }), filter: filter(absent) },
    },
    {
      name: 'no default network',
      facts: { ...host, config: docker('28.5.2', { ...apart, bridge: set('none') }), filter: filter(absent) },
    },
    {
      name: 'no rules of iptables',
      facts: {
        ...host,
        config: docker('28.5.2', { userlandProxy: set(false), iptables: set(false) }),
        filter: unknown(),
      },
    },
    {
      name: 'a host that does not forward, and dockerd leaves that alone',
      facts: { ...host, config: docker('28.5.2', { ...apart, ipForward: set(false) }), filter: filter(absent) },
    },
    {
      name: 'an image whose host may forward or not',
      facts: {
        ...host,
        config: docker('28.5.2', { ...apart, ipForward: set(false) }),
        sysctls: unknown('not-running'),
      },
    },
  ],
  unknown: [
    {
      name: 'where it stands cannot be told',
      facts: { ...host, config: docker('28.5.2', apart), filter: filter({ state: 'unclear' }) },
    },
    { name: 'nothing about it can be told', facts: { ...host, config: docker('28.5.2', apart), filter: unknown() } },
    {
      name: 'whether the host forwards may not be read',
      facts: {
        ...host,
        config: docker('28.5.2', { ...apart, ipForward: set(false) }),
        sysctls: known(sysctls({ 'net.ipv4.ip_forward': undefined })),
      },
    },
  ],
});
