import { testRule } from '@hostlint/core/testing';
import type { DockerInstallations } from '../../facts/docker/installations.js';
import { oneEngine } from './one-engine.js';

const path = '/usr/bin/dockerd';
const here = (part: Partial<DockerInstallations> = {}) => ({
  docker: { daemons: [path], snap: false, podmanDocker: null, ...part },
});

testRule(oneEngine, {
  pass: [{ name: 'one', facts: here() }],
  fail: [
    {
      name: 'two programs',
      facts: here({ daemons: [path, '/usr/local/bin/dockerd'] }),
      message: 'several',
      says: '2 dockerd programs: /usr/bin/dockerd, /usr/local/bin/dockerd',
    },
    {
      name: 'a package and the snap',
      facts: here({ snap: true }),
      message: 'snapToo',
      subject: 'snap',
      command: 'snap remove docker',
    },
    { name: 'podman’s docker command', facts: here({ podmanDocker: '/usr/bin/docker' }), message: 'podman' },
  ],
  notApplicable: [{ name: 'only the snap', facts: here({ daemons: [], snap: true }) }],
});
