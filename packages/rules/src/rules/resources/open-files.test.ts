import { testRule } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { sysctlsOf } from '../kubernetes/sysctl-samples.test.js';
import { openFiles } from './open-files.js';

const on = (fileMax: string, nrOpen: string) => ({
  sysctls: sysctlsOf({ 'fs.file-max': fileMax, 'fs.nr_open': nrOpen }),
  os: debian,
});

testRule(openFiles, {
  pass: [{ name: 'what systemd sets', facts: on('9223372036854775807', '1048576') }],
  fail: [
    {
      name: 'a hardened host',
      subject: 'fs.nr_open',
      facts: on('9223372036854775807', '65536'),
      message: 'few',
      command: 'fs.nr_open = 1048576',
    },
    {
      name: 'the user wants more',
      subject: 'fs.file-max',
      options: { fileMax: 500000 },
      facts: on('98304', '1048576'),
      message: 'few',
    },
  ],
  notApplicable: [{ name: 'a kernel without them', facts: { sysctls: sysctlsOf({}), os: debian } }],
  unknown: [{ name: 'nonsense', subject: 'fs.nr_open', facts: on('98304', 'many') }],
});
