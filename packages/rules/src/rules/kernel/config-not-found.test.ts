import { testRule } from '@hostlint/core/testing';
import { configNotFound } from './config-not-found.js';
import { debian, inDocker, kernel, noOs, os, realHost } from './kernel-samples.test.js';

const release = kernel('6.1.0-37-amd64');
const none = { file: null, release, container: realHost, os: noOs };

testRule(configNotFound, {
  pass: [
    {
      name: 'there is one',
      facts: { ...none, file: { path: '/boot/config-6.1.0', mismatch: null } },
    },
    {
      name: 'there is one of another kernel, which is said elsewhere',
      facts: { ...none, file: { path: '/usr/src/linux/.config', mismatch: 'it is for 5.4.1' } },
    },
  ],
  fail: [
    { name: 'there is none', facts: none, message: 'missing', command: 'modprobe configs' },
    {
      name: 'there is none on Debian',
      facts: { ...none, os: debian },
      message: 'missing',
      command: 'apt-get install --reinstall linux-image-6.1.0-37-amd64',
    },
    {
      name: 'there is none on Rocky Linux',
      facts: { ...none, os: os('rocky', '9.4') },
      message: 'missing',
      command: 'dnf reinstall kernel-core-6.1.0-37-amd64',
    },
    {
      name: 'there is none in WSL2, whose kernel shows it if it is built to',
      facts: { ...none, container: { kind: 'wsl2', why: 'the kernel is 6.6.87.2-microsoft-standard-WSL2' } },
      message: 'missing',
    },
  ],
  notApplicable: [{ name: 'a container, where it does not lie', facts: { ...none, container: inDocker } }],
});
