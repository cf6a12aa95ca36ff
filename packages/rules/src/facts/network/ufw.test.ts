import { testFact } from '@hostlint/core/testing';
import { ufw } from './ufw.js';

const path = '/etc/ufw/ufw.conf';
const program = { '/usr/sbin/ufw': '' };

testFact(ufw, [
  {
    name: 'on',
    host: { files: { ...program, [path]: '# /etc/ufw/ufw.conf\n\nENABLED=yes\nLOGLEVEL=low\n' } },
    value: { on: true, evidence: [{ path, line: 3, text: 'ENABLED=yes' }] },
  },
  { name: 'off', host: { files: { ...program, [path]: 'ENABLED=no\n' } }, part: { on: false } },
  { name: 'removed but for its configuration', host: { files: { [path]: 'ENABLED=yes\n' } }, part: { on: false } },
  { name: 'not installed', host: {}, part: { on: false } },
]);
