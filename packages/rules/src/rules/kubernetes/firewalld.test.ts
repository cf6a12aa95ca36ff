import { known, testRule, unknown } from '@hostlint/core/testing';
import type { FirewalldZone } from '../../facts/kubernetes/firewalld-zone.js';
import type { NodeState } from '../../facts/kubernetes/node-state.js';
import type { RunningServices } from '../../facts/os/running-services.js';
import { firewalld } from './firewalld.js';

const running = (...names: readonly string[]) => known<RunningServices>({ manager: 'systemd', names: new Set(names) });
const zone = (...ports: readonly number[]) =>
  known<FirewalldZone>({
    name: 'public',
    path: '/etc/firewalld/zones/public.xml',
    acceptsAll: false,
    tcp: ports.map(port => ({ from: port, to: port })),
  });
const node = (controlPlane: boolean) =>
  known<NodeState>({ joined: controlPlane, controlPlane, leftovers: [], unseen: [] });
const facts = {
  programs: new Map([['firewalld', '/usr/sbin/firewalld']]),
  services: running('firewalld'),
  zone: zone(),
  node: node(false),
};

testRule(firewalld, {
  pass: [
    { name: 'a worker whose port is open', facts: { ...facts, zone: zone(10250) } },
    {
      name: 'a zone that takes everything',
      facts: { ...facts, zone: known<FirewalldZone>({ name: 'trusted', path: null, acceptsAll: true, tcp: [] }) },
    },
  ],
  fail: [
    {
      name: 'RHEL as it comes',
      facts,
      message: 'closed',
      command: 'firewall-cmd --permanent --zone=public --add-port=10250/tcp',
    },
    {
      name: 'a control plane whose API server is not reached',
      facts: { ...facts, zone: zone(10250), node: node(true) },
      message: 'closed',
      says: 'does not open 6443/tcp',
    },
  ],
  notApplicable: [
    { name: 'not installed', facts: { ...facts, programs: new Map() } },
    { name: 'not running', facts: { ...facts, services: running('sshd') } },
  ],
  unknown: [
    { name: 'what runs is not known', facts: { ...facts, services: unknown('not-running') } },
    { name: 'the zone may not be read', facts: { ...facts, zone: unknown() } },
    { name: 'whether it is a control plane is not known', facts: { ...facts, node: unknown() } },
  ],
});
