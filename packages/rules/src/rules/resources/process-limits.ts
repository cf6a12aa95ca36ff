import { defineRule, maybe, type Outcome } from '@hostlint/core';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { osRelease } from '../../facts/os/release.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';
import { judgeLeast } from '../../shared/kernel/least-sysctl.js';
import type { SysctlKey } from '../../shared/kernel/sysctl-keys.js';

export const processLimits = defineRule({
  id: 'resources/process-limits',
  meta: {
    title: 'The kernel allows enough processes and threads.',
    why: 'All containers share these numbers. When they run out nothing can be started any more: "fork: Resource temporarily unavailable".',
    fix: 'Raise the sysctl.',
    severity: 'info',
    sources: [
      'linux kernel/pid.c pid_idr_init: 32768 by default on machines of up to 32 processors; kernel/fork.c set_max_threads',
      'systemd sysctl.d/50-pid-max.conf: 4194304 on 64-bit machines',
    ],
  },
  needs: { sysctls: kernelSysctls, os: maybe(osRelease) },
  messages: { few: '{key} is {have}: all processes and threads of all containers share it; {least} are wanted.' },
  options: {
    type: 'object',
    properties: {
      pids: { type: 'integer', minimum: 1, description: 'The least kernel.pid_max.' },
      threads: { type: 'integer', minimum: 1, description: 'The least kernel.threads-max.' },
    },
    additionalProperties: false,
  },
  defaults: { pids: 65536, threads: 8192 },
  check(context) {
    const {
      facts: { sysctls, os },
      options,
    } = context;
    const judge = (key: SysctlKey, least: number): Outcome =>
      judgeLeast(context, key, sysctls[key], least, (have, details) =>
        context.fail('few', { key, have, least }, { ...details, fix: setSysctl(os, key, String(least)) }),
      );
    return [judge('kernel.pid_max', options.pids), judge('kernel.threads-max', options.threads)];
  },
});
