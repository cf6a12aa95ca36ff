import { cannotTell, testFact } from '@hostlint/core/testing';
import { resolver } from './resolver.js';

const path = '/etc/resolv.conf';
const own = '/run/systemd/resolve/resolv.conf';
const running = { '/proc/sys/kernel/osrelease': '6.1.0' };

testFact(resolver, [
  {
    name: 'a host with nameservers',
    host: { files: { [path]: '# by hand\nnameserver 10.0.0.2 # first\nnameserver ::1\nsearch x\nnameserver no\n' } },
    value: {
      path,
      exists: true,
      nameservers: [
        { address: '10.0.0.2', loopback: false, evidence: { path, line: 2, text: 'nameserver 10.0.0.2 # first' } },
        { address: '::1', loopback: true, evidence: { path, line: 3, text: 'nameserver ::1' } },
      ],
    },
  },
  {
    name: 'systemd-resolved',
    host: { files: { [path]: 'nameserver 127.0.0.53\n', [own]: 'nameserver 192.168.1.1\n' } },
    value: {
      path: own,
      exists: true,
      nameservers: [
        { address: '192.168.1.1', loopback: false, evidence: { path: own, line: 1, text: 'nameserver 192.168.1.1' } },
      ],
    },
  },
  {
    name: 'a stub resolver without systemd-resolved',
    host: { files: { ...running, [path]: 'nameserver 127.0.0.53\n' } },
    value: { path: own, exists: false, nameservers: [] },
  },
  {
    name: 'dnsmasq on the host',
    host: { files: { [path]: 'nameserver 127.0.1.1\n' } },
    part: {
      nameservers: [
        { address: '127.0.1.1', loopback: true, evidence: { path, line: 1, text: 'nameserver 127.0.1.1' } },
      ],
    },
  },
  {
    name: 'a running host without the file',
    host: { files: running },
    value: { path, exists: false, nameservers: [] },
  },
  { name: 'an image', host: {}, unknown: 'not-running' },
  { name: 'a file that may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
