import { known, testRule, unknown } from '@hostlint/core/testing';
import type { MachineIdFile } from '../../facts/image/machine-ids.js';
import { live, sealed } from './image-samples.test.js';
import { machineId } from './machine-id.js';

const files = (own: MachineIdFile['state'], dbus: MachineIdFile['state'] = 'none') =>
  known<readonly MachineIdFile[]>([
    { path: '/etc/machine-id', state: own, text: own === 'set' ? 'aa' : '' },
    { path: '/var/lib/dbus/machine-id', state: dbus, text: dbus === 'set' ? 'bb' : '' },
  ]);

testRule(machineId, {
  pass: [
    { name: 'an empty file', facts: { ids: files('unset'), image: sealed } },
    { name: 'no file', facts: { ids: files('none'), image: sealed } },
  ],
  fail: [
    {
      name: 'the id of the machine that made the image',
      facts: { ids: files('set'), image: sealed },
      message: 'set',
      command: ': > /etc/machine-id',
      evidence: [{ path: '/etc/machine-id', line: 1, text: 'aa' }],
    },
    {
      name: 'an id that D-Bus keeps',
      facts: { ids: files('unset', 'set'), image: sealed },
      message: 'set',
      says: '/var/lib/dbus/machine-id holds the id bb',
    },
  ],
  notApplicable: [{ name: 'a machine that runs', facts: { ids: unknown(), image: live } }],
  unknown: [{ name: 'no leave to read', facts: { ids: unknown(), image: sealed } }],
});
