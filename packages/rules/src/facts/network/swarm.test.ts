import { cannotTell, testFact } from '@hostlint/core/testing';
import { networkSwarm } from './swarm.js';

testFact(networkSwarm, [
  { name: 'a node', host: { files: { '/var/lib/docker/swarm/docker-state.json': '{}' } }, value: true },
  { name: 'none', host: { files: { '/var/lib/docker/swarm': { directory: true } } }, value: false },
  {
    name: 'a data-root that may not be looked into',
    host: { files: { '/var/lib/docker/swarm/docker-state.json': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
