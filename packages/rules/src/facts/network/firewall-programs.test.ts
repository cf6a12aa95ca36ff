import { cannotTell, testFact } from '@hostlint/core/testing';
import { firewallPrograms } from './firewall-programs.js';

const program = { content: '', mode: 0o755 } as const;
const none = { iptables: null, ip6tables: null, nft: null, libnftables: null };

testFact(firewallPrograms, [
  {
    name: 'Debian with both',
    host: {
      files: {
        '/usr/sbin/iptables': { link: '/usr/sbin/xtables-nft-multi' },
        '/usr/sbin/ip6tables': { link: '/usr/sbin/xtables-nft-multi' },
        '/usr/sbin/xtables-nft-multi': program,
        '/usr/sbin/nft': program,
      },
    },
    value: { ...none, iptables: '/usr/sbin/iptables', ip6tables: '/usr/sbin/ip6tables', nft: '/usr/sbin/nft' },
  },
  {
    name: 'what may not be run, and a link that leads nowhere',
    host: { files: { '/usr/sbin/iptables': '', '/usr/sbin/ip6tables': { link: 'gone' } } },
    value: none,
  },
  {
    name: 'a PATH of the unit’s own',
    host: {
      files: {
        '/etc/systemd/system/docker.service':
          '[Service]\nEnvironment=PATH=/opt/bin:/usr/bin\nExecStart=/usr/bin/dockerd\n',
        '/opt/bin/iptables': program,
        '/usr/sbin/ip6tables': program,
      },
    },
    value: { ...none, iptables: '/opt/bin/iptables' },
  },
  {
    name: 'the library without the program',
    host: { files: { '/usr/lib/x86_64-linux-gnu/libnftables.so.1': '' } },
    value: { ...none, libnftables: '/usr/lib/x86_64-linux-gnu/libnftables.so.1' },
  },
  { name: 'none of them', host: {}, value: none },
  {
    name: 'a directory that may not be looked into',
    host: { files: { '/usr/sbin': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
