import { cannotTell, testFact } from '@hostlint/core/testing';
import { dockerIdentity } from './docker-identity.js';

testFact(dockerIdentity, [
  { name: 'nothing', host: {}, value: [] },
  {
    name: 'images alone',
    host: { files: { '/var/lib/docker/overlay2/abc/diff/x': '', '/var/lib/docker/containers': { directory: true } } },
    value: [],
  },
  {
    name: 'dockerd ran while the image was made',
    host: {
      files: {
        '/var/lib/docker/engine-id': 'x',
        '/var/lib/docker/network/files/local-kv.db': 'x',
        '/var/lib/docker/containers/abc/config.v2.json': '{}',
      },
    },
    value: ['/var/lib/docker/engine-id', '/var/lib/docker/network/files/local-kv.db', '/var/lib/docker/containers'],
  },
  {
    name: 'no leave to look',
    host: { files: { '/var/lib/docker': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
