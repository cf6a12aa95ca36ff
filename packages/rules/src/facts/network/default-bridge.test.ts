import { testFact } from '@hostlint/core/testing';
import { defaultBridge } from './default-bridge.js';

const net = (...names: readonly string[]) => ({ '/proc/net/dev': names.map(name => `${name}: 0 0\n`).join('') });
const json = (bridge: string) => ({ '/etc/docker/daemon.json': JSON.stringify({ bridge }) });

testFact(defaultBridge, [
  {
    name: 'docker0, not made yet',
    host: { files: net('lo') },
    value: { owner: 'docker', name: 'docker0', device: 'absent' },
  },
  {
    name: 'docker0 of a daemon that runs',
    host: { files: { ...net('lo', 'docker0'), '/sys/class/net/docker0/bridge/bridge_id': '' } },
    value: { owner: 'docker', name: 'docker0', device: 'bridge' },
  },
  {
    name: 'a bridge of one’s own that is not there',
    host: { files: { ...net('lo'), ...json('br5') } },
    value: { owner: 'user', name: 'br5', device: 'absent' },
  },
  {
    name: 'something else of that name',
    host: { files: { ...net('br5'), ...json('br5'), '/sys/class/net/br5/mtu': '1500\n' } },
    value: { owner: 'user', name: 'br5', device: 'other' },
  },
  {
    name: 'no default network',
    host: { files: { ...net('docker0'), ...json('none') } },
    value: { owner: 'none', name: 'none', device: 'absent' },
  },
  { name: 'a device that /sys does not show', host: { files: net('docker0') }, unknown: 'not-running' },
]);
