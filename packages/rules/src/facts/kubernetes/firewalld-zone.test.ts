import { cannotTell, testFact } from '@hostlint/core/testing';
import { firewalldZone } from './firewalld-zone.js';

const zone = (inner: string, attributes = '') => `<?xml version="1.0"?>\n<zone${attributes}>\n${inner}\n</zone>\n`;

testFact(firewalldZone, [
  {
    name: 'as it comes',
    host: { files: { '/usr/lib/firewalld/zones/public.xml': zone('<service name="ssh"/>') } },
    value: { name: 'public', path: '/usr/lib/firewalld/zones/public.xml', acceptsAll: false, tcp: [] },
  },
  {
    name: 'ports, a range, and a service that includes another',
    host: {
      files: {
        '/etc/firewalld/firewalld.conf': '# zone\nDefaultZone=nodes\n',
        '/etc/firewalld/zones/nodes.xml': zone(
          '<service name="kube-worker"/><port port="6443" protocol="tcp"/>\n<port protocol="tcp" port="2379-2380"/><port port="8472" protocol="udp"/><!-- <port port="1" protocol="tcp"/> -->',
        ),
        '/usr/lib/firewalld/services/kube-worker.xml': '<service><include service="kubelet-worker"/></service>',
        '/usr/lib/firewalld/services/kubelet-worker.xml': '<service><port protocol="tcp" port="10250"/></service>',
      },
    },
    value: {
      name: 'nodes',
      path: '/etc/firewalld/zones/nodes.xml',
      acceptsAll: false,
      tcp: [
        { from: 6443, to: 6443 },
        { from: 2379, to: 2380 },
        { from: 10250, to: 10250 },
      ],
    },
  },
  {
    name: 'a zone that takes everything',
    host: {
      files: {
        '/etc/firewalld/firewalld.conf': 'DefaultZone=trusted\n',
        '/usr/lib/firewalld/zones/trusted.xml': zone('', ' target="ACCEPT"'),
      },
    },
    part: { acceptsAll: true },
  },
  { name: 'no files', host: {}, value: { name: 'public', path: null, acceptsAll: false, tcp: [] } },
  { name: 'no leave to read', host: { files: { '/etc/firewalld': cannotTell('denied') } }, unknown: 'denied' },
]);
