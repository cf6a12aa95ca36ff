import { defineRule, maybe, type Outcome } from '@hostlint/core';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { osRelease } from '../../facts/os/release.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';
import { judgeLeast } from '../../shared/kernel/least-sysctl.js';
import type { SysctlKey } from '../../shared/kernel/sysctl-keys.js';

export const openFiles = defineRule({
  id: 'resources/open-files',
  meta: {
    title: 'The kernel lets enough files be open.',
    why: 'fs.file-max is for all of the host ("VFS: file-max limit reached"). fs.nr_open caps what one process may be given: a container that asks for more (--ulimit nofile) does not start.',
    fix: 'Raise the sysctl.',
    severity: 'info',
    sources: [
      'linux v6.1 Documentation/admin-guide/sysctl/fs.rst file-max, nr_open: 1048576 by default',
      'setrlimit(2) EPERM',
    ],
  },
  needs: { sysctls: kernelSysctls, os: maybe(osRelease) },
  messages: { few: '{key} is {have}; {least} are wanted.' },
  options: {
    type: 'object',
    properties: {
      fileMax: { type: 'integer', minimum: 1, description: 'The least fs.file-max.' },
      nrOpen: { type: 'integer', minimum: 1, description: 'The least fs.nr_open.' },
    },
    additionalProperties: false,
  },
  defaults: { fileMax: 65536, nrOpen: 1048576 },
  check(context) {
    const {
      facts: { sysctls, os },
      options,
    } = context;
    const judge = (key: SysctlKey, least: number): Outcome =>
      judgeLeast(context, key, sysctls[key], least, (have, details) =>
        context.fail('few', { key, have, least }, { ...details, fix: setSysctl(os, key, String(least)) }),
      );
    return [judge('fs.file-max', options.fileMax), judge('fs.nr_open', options.nrOpen)];
  },
});
