import { known, testRule, unknown } from '@hostlint/core/testing';
import { daemonJson, debian, docker, engine, set } from './network-samples.test.js';
import { nftables } from './nftables.js';

const none = { iptables: null, ip6tables: null, nft: null, libnftables: null };
const nft = known({ ...none, nft: '/usr/sbin/nft' });
const backend = { firewall: set('nftables') } as const;
const host = {
  engine: engine(),
  programs: nft,
  swarm: known({ active: false, path: '/var/lib/docker/swarm/docker-state.json' }),
  os: debian,
  config: docker('29.7.2', backend),
};

testRule(nftables, {
  pass: [
    { name: 'Docker 29 with nft', facts: host },
    { name: 'the variable of 28.5 with nft', facts: { ...host, config: docker('28.5.2', backend) } },
    {
      name: 'a node of a swarm where dockerd writes no rules',
      facts: {
        ...host,
        swarm: known({ active: true, path: '/var/lib/docker/swarm/docker-state.json' }),
        config: docker('29.7.2', { ...backend, iptables: set(false) }),
      },
    },
    {
      name: 'a node of a swarm that is told to try it',
      facts: {
        ...host,
        swarm: known({ active: true, path: '/var/lib/docker/swarm/docker-state.json' }),
        config: docker('29.7.2', backend, { features: set({ 'swarm-nftables': true }) }),
      },
    },
  ],
  fail: [
    {
      name: 'neither nft nor its library',
      facts: { ...host, programs: known(none) },
      message: 'missing',
      stops: ['docker'],
      command: 'apt-get install nftables',
      evidence: [{ path: daemonJson, line: 2 }],
    },
    {
      name: 'the variable of 28.5 without nft',
      facts: { ...host, programs: known(none), config: docker('28.5.2', backend) },
      message: 'ignored',
      severity: 'warning',
      stops: [],
    },
    {
      name: 'a node of a swarm',
      facts: { ...host, swarm: known({ active: true, path: '/var/lib/docker/swarm/docker-state.json' }) },
      message: 'swarm',
      stops: ['docker'],
    },
  ],
  notApplicable: [
    { name: 'the backend iptables', facts: { ...host, config: docker('29.7.2'), programs: known(none) } },
    { name: 'Docker is not installed yet', facts: { ...host, engine: engine(false), programs: known(none) } },
  ],
  unknown: [
    {
      name: 'the library alone, which not every build uses',
      facts: { ...host, programs: known({ ...none, libnftables: '/usr/lib64/libnftables.so.1' }) },
    },
    { name: 'the data-root cannot be looked into', facts: { ...host, swarm: unknown() } },
    { name: 'PATH cannot be looked into', facts: { ...host, programs: unknown() } },
  ],
});
