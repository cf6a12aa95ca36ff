import { cannotTell, testFact } from '@hostlint/core/testing';
import { swarmState } from './swarm-state.js';

const path = '/var/lib/docker/swarm/docker-state.json';
const certificate = '/var/lib/docker/swarm/certificates/swarm-node.crt';

testFact(swarmState, [
  { name: 'no data-root', host: {}, value: { active: false, path } },
  {
    name: 'no swarm',
    host: { files: { '/var/lib/docker/swarm': { directory: true } } },
    value: { active: false, path },
  },
  {
    name: 'a swarm',
    host: { files: { [path]: '{}', [certificate]: '' } },
    value: { active: true, path },
  },
  { name: 'what is left of one', host: { files: { [path]: '{}' } }, part: { active: false } },
  {
    name: 'a data-root that cannot be looked into',
    host: { files: { [path]: cannotTell('denied') } },
    unknown: 'denied',
  },
]);
