import { cannotTell, testFact } from '@hostlint/core/testing';
import { seccomp } from './seccomp.js';

const raw = '3.10.0-327.el7.x86_64';
const old = { '/proc/sys/kernel/osrelease': `${raw}\n`, '/proc/self/status': 'Name:\tnode\nSeccomp:\t0\n' };
const config = (text: string) => ({ [`/boot/config-${raw}`]: `# Linux/x86 3.10.0 Kernel Configuration\n${text}\n` });

testFact(seccomp, [
  {
    name: 'Linux 4.14 and newer',
    host: { files: { ...old, '/proc/sys/kernel/seccomp/actions_avail': 'kill_process allow\n' } },
    value: true,
  },
  {
    name: 'a kernel without',
    host: { files: { ...old, '/proc/self/status': 'Name:\tnode\n' } },
    value: false,
    evidence: [{ path: '/proc/self/status' }, { path: '/proc/sys/kernel/osrelease', line: 1, text: raw }],
  },
  {
    name: 'an older kernel, by its configuration',
    host: { files: { ...old, ...config('CONFIG_SECCOMP_FILTER=y') } },
    value: true,
  },
  { name: 'and without filters', host: { files: { ...old, ...config('CONFIG_SECCOMP=y') } }, value: false },
  { name: 'and without its configuration', host: { files: old }, unknown: 'unsupported' },
  { name: 'no kernel', host: { files: { '/proc/sys/kernel/osrelease': `${raw}\n` } }, unknown: 'not-running' },
  {
    name: 'one that may not be read',
    host: { files: { ...old, '/proc/self/status': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
