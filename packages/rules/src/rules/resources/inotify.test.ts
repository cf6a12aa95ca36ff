import { testRule } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { sysctlsOf } from '../kubernetes/sysctl-samples.test.js';
import { inotify } from './inotify.js';

const on = (instances: string, watches: string) => ({
  sysctls: sysctlsOf({ 'fs.inotify.max_user_instances': instances, 'fs.inotify.max_user_watches': watches }),
  os: debian,
});

testRule(inotify, {
  pass: [
    { name: 'raised', facts: on('1024', '524288') },
    { name: 'the user is content', options: { instances: 128 }, facts: on('128', '32000') },
  ],
  fail: [
    {
      name: 'what the kernel has by itself',
      subject: 'fs.inotify.max_user_instances',
      facts: on('128', '65536'),
      message: 'few',
      command: 'fs.inotify.max_user_instances = 512',
    },
    {
      name: 'an old kernel',
      subject: 'fs.inotify.max_user_watches',
      facts: on('1024', '8192'),
      message: 'few',
    },
  ],
  notApplicable: [{ name: 'a kernel without inotify', facts: { sysctls: sysctlsOf({}), os: debian } }],
  unknown: [
    {
      name: 'nonsense',
      subject: 'fs.inotify.max_user_watches',
      facts: on('1024', 'many'),
    },
  ],
});
