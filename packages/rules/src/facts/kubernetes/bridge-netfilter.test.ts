import { cannotTell, testFact } from '@hostlint/core/testing';
import { bridgeNetfilter } from './bridge-netfilter.js';

const kernel = { '/proc/sys/kernel/osrelease': '6.1.0-37-amd64\n' };
const tree = '/lib/modules/6.1.0-37-amd64';
const file = `${tree}/kernel/net/bridge/br_netfilter.ko`;
const modules = { ...kernel, [`${tree}/modules.dep`]: 'kernel/net/bridge/br_netfilter.ko:\n', [file]: '' };

testFact(bridgeNetfilter, [
  {
    name: 'loaded',
    host: { files: { ...kernel, '/proc/sys/net/bridge/bridge-nf-call-iptables': '1\n' } },
    part: { state: 'active' },
  },
  { name: 'installed', host: { files: modules }, part: { state: 'loadable', evidence: [{ path: file }] } },
  {
    name: 'named for the next boot',
    host: { files: { ...modules, '/etc/modules-load.d/k8s.conf': 'overlay\nbr_netfilter\n' } },
    part: { state: 'at-boot' },
  },
  {
    name: 'kept from being loaded',
    host: { files: { ...modules, '/etc/modprobe.d/x.conf': 'install br_netfilter /bin/false\n' } },
    part: {
      state: 'blocked',
      evidence: [{ path: '/etc/modprobe.d/x.conf', line: 1, text: 'install br_netfilter /bin/false' }],
    },
  },
  {
    name: 'not installed',
    host: { files: { ...kernel, [`${tree}/modules.dep`]: 'kernel/x.ko:\n' } },
    part: { state: 'absent' },
  },
  { name: 'in a container', host: { files: { ...kernel, '/.dockerenv': '' } }, part: { state: 'foreign' } },
  {
    name: 'modules that may not be read',
    host: { files: { ...modules, [tree]: cannotTell('denied') } },
    unknown: 'denied',
  },
]);
