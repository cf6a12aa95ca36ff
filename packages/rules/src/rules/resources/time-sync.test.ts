import { known, testRule, unknown } from '@hostlint/core/testing';
import type { RunningServices } from '../../facts/os/running-services.js';
import { debian, inDocker, realHost } from '../kernel/kernel-samples.test.js';
import { timeSync } from './time-sync.js';

const running = (...names: readonly string[]) => ({
  services: known<RunningServices>({ manager: 'systemd', names: new Set(names) }),
  sync: known<{ timesyncd: boolean | null }>({ timesyncd: false }),
  container: realHost,
  image: { isImage: false, why: '' },
  os: debian,
});
const synced = (timesyncd: boolean | null) => known<{ timesyncd: boolean | null }>({ timesyncd });

testRule(timeSync, {
  pass: [
    { name: 'chrony', facts: running('chrony', 'ssh') },
    {
      name: 'systemd-timesyncd, which has set the clock',
      facts: { ...running('systemd-timesyncd'), sync: synced(true) },
    },
    {
      name: 'an old systemd-timesyncd, which does not tell',
      facts: { ...running('systemd-timesyncd'), sync: synced(null) },
    },
    { name: 'the hypervisor', facts: running('vmtoolsd') },
  ],
  fail: [
    { name: 'nothing', facts: running('ssh', 'ntpdate-once'), message: 'nothing', command: 'apt-get install chrony' },
    {
      name: 'systemd-timesyncd behind a firewall',
      facts: running('systemd-timesyncd'),
      message: 'notYet',
      command: 'timedatectl timesync-status',
    },
  ],
  notApplicable: [
    { name: 'in a container', facts: { ...running(), container: inDocker } },
    { name: 'an image', facts: { ...running(), image: { isImage: true, why: 'no kernel runs here' } } },
  ],
  unknown: [
    { name: 'what runs is not known', facts: { ...running(), services: unknown('not-running') } },
    {
      name: 'systemd-timesyncd may not be asked',
      facts: { ...running('systemd-timesyncd'), sync: unknown() },
    },
  ],
});
