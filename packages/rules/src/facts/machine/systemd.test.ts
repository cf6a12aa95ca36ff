import { cannotTell, testFact } from '@hostlint/core/testing';
import { machineSystemd } from './systemd.js';

const running = { '/proc/sys/kernel/osrelease': '6.1.0\n' };

testFact(machineSystemd, [
  { name: 'systemd', host: { files: { ...running, '/run/systemd/system': { directory: true } } }, value: true },
  { name: 'another', host: { files: running }, value: false },
  {
    name: 'a link, which engines do not follow',
    host: { files: { ...running, '/run/systemd/system': { link: '/srv' }, '/srv': { directory: true } } },
    value: false,
  },
  { name: 'nothing that runs', host: {}, unknown: 'not-running' },
  {
    name: 'a /run that may not be looked into',
    host: { files: { ...running, '/run/systemd/system': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
