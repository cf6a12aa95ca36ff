import { cannotTell, testFact } from '@hostlint/core/testing';
import { dockerFiles } from './docker-files.js';

const json = '/etc/docker/daemon.json';
const file = (path: string, kind: string, mode = 0o644) => ({ path, kind, known: true, mode, uid: 0, gid: 0 }) as never;

testFact(dockerFiles, [
  {
    name: 'those that are there',
    host: {
      files: {
        [json]: { content: '{"tlskey": "/srv/key.pem", "tlscert": "/srv/cert.pem"}', mode: 0o666 },
        '/usr/lib/systemd/system/docker.service': '[Service]\nExecStart=/usr/bin/dockerd\n',
        '/etc/systemd/system/docker.service.d/proxy.conf': '[Service]\n',
        '/etc/docker/certs.d/registry.lan/ca.crt': '',
        '/etc/docker/certs.d/registry.lan/client.key': { content: '', mode: 0o600 },
        '/srv/key.pem': { content: '', mode: 0o400 },
      },
    },
    value: [
      file('/usr/lib/systemd/system/docker.service', 'unit'),
      file('/etc/systemd/system/docker.service.d/proxy.conf', 'unit'),
      file('/etc/docker', 'directory', 0o755),
      file(json, 'configuration', 0o666),
      file('/etc/docker/certs.d/registry.lan/ca.crt', 'certificate'),
      file('/etc/docker/certs.d/registry.lan/client.key', 'key', 0o600),
      file('/srv/key.pem', 'key', 0o400),
    ],
  },
  { name: 'none', host: {}, value: [] },
  {
    name: 'one that may not be looked at',
    host: { files: { '/etc/default/docker': cannotTell('denied') } },
    value: [
      {
        path: '/etc/default/docker',
        kind: 'configuration',
        known: false,
        reason: 'denied',
        detail: '/etc/default/docker: cannot be told in this test',
      },
    ],
  },
  {
    name: 'a directory that may not be listed',
    host: { files: { '/etc/docker/certs.d': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
