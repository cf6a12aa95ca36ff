import { cannotTell, testFact } from '@hostlint/core/testing';
import { dockerInstallations } from './installations.js';

const program = { content: '', mode: 0o755 } as const;
const none = { daemons: [], snap: false, podmanDocker: null };
const script =
  '#!/bin/sh\n[ -e /etc/containers/nodocker ] || echo "Emulate Docker CLI using podman."\nexec podman "$@"\n';

testFact(dockerInstallations, [
  { name: 'none', host: {}, value: none },
  {
    name: 'one, under two names',
    host: { files: { '/usr/bin/dockerd': program, '/bin': { link: 'usr/bin' } } },
    value: { ...none, daemons: ['/usr/bin/dockerd'] },
  },
  {
    name: 'one of a package, and one copied beside it',
    host: { files: { '/usr/bin/dockerd': program, '/usr/local/bin/dockerd': program } },
    part: { daemons: ['/usr/local/bin/dockerd', '/usr/bin/dockerd'] },
  },
  {
    name: 'one that only the unit knows',
    host: {
      files: {
        '/opt/dockerd': program,
        '/usr/bin/dockerd': program,
        '/etc/systemd/system/docker.service': '[Service]\nExecStart=/opt/dockerd\n',
      },
    },
    part: { daemons: ['/opt/dockerd', '/usr/bin/dockerd'] },
  },
  {
    name: 'the snap',
    host: { files: { '/snap/docker/current': { link: '3265' }, '/snap/docker/3265/meta': '' } },
    part: { snap: true },
  },
  {
    name: 'podman’s docker',
    host: { files: { '/usr/bin/docker': script } },
    part: { podmanDocker: '/usr/bin/docker' },
  },
  {
    name: 'a script of somebody else',
    host: { files: { '/usr/bin/docker': '#!/bin/sh\nexec /opt/docker "$@"\n' } },
    value: none,
  },
  { name: 'Docker’s own command', host: { files: { '/usr/bin/docker': 'x'.repeat(20_000) } }, value: none },
  {
    name: 'a snap that may not be looked for',
    host: { files: { '/snap/docker/current': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
