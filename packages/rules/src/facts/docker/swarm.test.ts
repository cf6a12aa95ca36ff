import { cannotTell, testFact } from '@hostlint/core/testing';
import { dockerSwarm } from './swarm.js';

testFact(dockerSwarm, [
  { name: 'a node', host: { files: { '/var/lib/docker/swarm/docker-state.json': '{}' } }, value: true },
  { name: 'none', host: { files: { '/var/lib/docker/swarm': { directory: true } } }, value: false },
  {
    name: 'with a data-root elsewhere',
    host: { files: { '/etc/docker/daemon.json': '{"data-root": "/srv/d"}', '/srv/d/swarm/docker-state.json': '{}' } },
    value: true,
  },
  { name: 'seen without root', host: { files: { '/var/lib/docker': cannotTell('denied') } }, unknown: 'denied' },
]);
