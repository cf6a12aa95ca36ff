import { testFact } from '@hostlint/core/testing';
import { devices } from './devices.js';

testFact(devices, [
  {
    name: 'a host with docker0',
    host: {
      files: {
        '/proc/net/dev':
          'Inter-|   Receive                                                |  Transmit\n face |bytes    packets errs\n    lo:    3193      29    0\n  eth0: 536920624   13914    0\ndocker0:       0       0    0\n',
      },
    },
    value: new Set(['lo', 'eth0', 'docker0']),
  },
  { name: 'an image, which has none', host: {}, unknown: 'not-running' },
]);
