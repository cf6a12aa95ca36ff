import { testRule } from '@hostlint/core/testing';
import { ownPidfile } from './own-pidfile.js';

const path = '/var/run/docker.pid';
const names = (name: string) => ({ pidfile: { path, process: { pid: 812, name } } });

testRule(ownPidfile, {
  pass: [{ name: 'no process lives that it names', facts: { pidfile: { path, process: null } } }],
  fail: [
    {
      name: 'a number that another process has now',
      facts: names('sshd'),
      message: 'taken',
      says: 'process 812, which is no dockerd but sshd',
      stops: ['docker'],
      command: 'rm /var/run/docker.pid',
      evidence: [{ path, line: 1, text: '812' }],
    },
    { name: 'a process without a name', facts: names(''), message: 'taken', says: 'something without a name' },
  ],
  notApplicable: [{ name: 'a daemon that runs', facts: names('dockerd') }],
});
