import { cannotTell, testFact } from '@hostlint/core/testing';
import { dockerPidfile } from './pidfile.js';

const path = '/var/run/docker.pid';
const alive = { '/proc/812/comm': 'dockerd\n' };

testFact(dockerPidfile, [
  { name: 'no file', host: {}, value: { path, process: null } },
  {
    name: 'a process that lives',
    host: { files: { [path]: '812\n', ...alive } },
    value: { path, process: { pid: 812, name: 'dockerd' } },
  },
  { name: 'a process that is gone', host: { files: { [path]: '812' } }, value: { path, process: null } },
  { name: 'what is no number', host: { files: { [path]: '812 813', ...alive } }, value: { path, process: null } },
  {
    name: 'where the daemon is told to keep it',
    host: { files: { '/etc/docker/daemon.json': '{"pidfile":"/srv/d.pid"}', '/srv/d.pid': '812', ...alive } },
    part: { path: '/srv/d.pid', process: { pid: 812, name: 'dockerd' } },
  },
  {
    name: 'a process whose name may not be read',
    host: { files: { [path]: '812', '/proc/812/comm': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
