import { defineRule, maybe, type Outcome } from '@hostlint/core';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { osRelease } from '../../facts/os/release.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';
import { judgeLeast } from '../../shared/kernel/least-sysctl.js';
import type { SysctlKey } from '../../shared/kernel/sysctl-keys.js';

export const inotify = defineRule({
  id: 'resources/inotify',
  meta: {
    title: 'Users may watch enough files with inotify.',
    why: 'The limits are for each user, and most containers run as one and the same: root. Beyond them programs fail with "too many open files" or "no space left on device", however many files and space there are; nodes in containers (kind, LXC) soonest of all.',
    fix: 'Raise the sysctl.',
    severity: 'info',
    sources: [
      'inotify(7), linux v6.1 fs/notify/inotify/inotify_user.c inotify_user_setup: 128 instances; since 5.11 watches grow with memory, 8192 before',
      'kind "known issues": pod errors due to too many open files: 512 instances',
    ],
  },
  needs: { sysctls: kernelSysctls, os: maybe(osRelease) },
  messages: { few: '{key} is {have}, and all containers that run as one user share it; {least} are wanted.' },
  options: {
    type: 'object',
    properties: {
      instances: { type: 'integer', minimum: 1, description: 'The least fs.inotify.max_user_instances.' },
      watches: { type: 'integer', minimum: 1, description: 'The least fs.inotify.max_user_watches.' },
    },
    additionalProperties: false,
  },
  defaults: { instances: 512, watches: 16384 },
  check(context) {
    const {
      facts: { sysctls, os },
      options,
    } = context;
    const judge = (key: SysctlKey, least: number): Outcome =>
      judgeLeast(context, key, sysctls[key], least, (have, details) =>
        context.fail('few', { key, have, least }, { ...details, fix: setSysctl(os, key, String(least)) }),
      );
    return [
      judge('fs.inotify.max_user_instances', options.instances),
      judge('fs.inotify.max_user_watches', options.watches),
    ];
  },
});
