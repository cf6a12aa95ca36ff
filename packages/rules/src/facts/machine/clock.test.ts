import { cannotTell, testFact } from '@hostlint/core/testing';
import { machineClock } from './clock.js';

const on = (stat: string, uptime: string) => ({ files: { '/proc/stat': stat, '/proc/uptime': uptime } });
const cpus = 'cpu  1 2 3 4\nintr 5 6\nctxt 7\n';

testFact(machineClock, [
  {
    name: 'the moment of boot and what went by since',
    host: on(`${cpus}btime 1795000000\nprocesses 9\n`, '12345.67 23456.78\n'),
    value: { unixSeconds: 1_795_012_345 },
  },
  { name: 'a clock that was never set', host: on(`${cpus}btime 12\n`, '100.00 90.00\n'), unknown: 'malformed' },
  { name: 'a /proc/stat without the time', host: on(cpus, '100.00 90.00\n'), unknown: 'malformed' },
  { name: 'an image, where nothing runs', host: {}, unknown: 'not-running' },
  {
    name: 'a file that may not be read',
    host: { files: { '/proc/stat': cannotTell('denied'), '/proc/uptime': '1.0 1.0\n' } },
    unknown: 'denied',
  },
]);
