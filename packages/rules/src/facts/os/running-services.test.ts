import { cannotTell, testFact } from '@hostlint/core/testing';
import { runningServices } from './running-services.js';

const link = { link: '0123456789abcdef0123456789abcdef' };

testFact(runningServices, [
  {
    name: 'systemd',
    host: {
      files: {
        '/run/systemd/units/invocation:chrony.service': link,
        '/run/systemd/units/invocation:-.mount': link,
        '/run/systemd/units/log-level-max:chrony.service': link,
      },
    },
    value: { manager: 'systemd', names: new Set(['chrony']) },
  },
  {
    name: 'OpenRC',
    host: { files: { '/run/openrc/started/chronyd': { link: '/etc/init.d/chronyd' } } },
    value: { manager: 'openrc', names: new Set(['chronyd']) },
  },
  { name: 'neither', host: {}, unknown: 'not-running' },
  { name: 'no leave to look', host: { files: { '/run/systemd/units': cannotTell('denied') } }, unknown: 'denied' },
]);
