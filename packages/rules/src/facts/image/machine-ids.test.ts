import { cannotTell, testFact } from '@hostlint/core/testing';
import { machineIds } from './machine-ids.js';

const id = '0123456789abcdef0123456789abcdef';

testFact(machineIds, [
  {
    name: 'the word that makes the first boot one',
    host: { files: { '/etc/machine-id': 'uninitialized\n', '/var/lib/dbus/machine-id': { link: '/etc/machine-id' } } },
    value: [
      { path: '/etc/machine-id', state: 'unset', text: 'uninitialized' },
      { path: '/var/lib/dbus/machine-id', state: 'none', text: '' },
    ],
  },
  {
    name: 'an id that D-Bus keeps',
    host: { files: { '/etc/machine-id': '', '/var/lib/dbus/machine-id': `${id}\n` } },
    value: [
      { path: '/etc/machine-id', state: 'unset', text: '' },
      { path: '/var/lib/dbus/machine-id', state: 'set', text: id },
    ],
  },
  { name: 'no leave to read', host: { files: { '/etc/machine-id': cannotTell('denied') } }, unknown: 'denied' },
]);
