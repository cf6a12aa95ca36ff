import { known, testRule, unknown } from '@hostlint/core/testing';
import { parseKernelCmdline } from '../../shared/kernel/kernel-cmdline.js';
import { releaseOf, verdictsOf } from '../../shared/kernel/options/sample-kernel.test.js';
import { debian } from '../kernel/kernel-samples.test.js';
import { vsyscall } from './vsyscall.js';

function facts(release: string, built: 'NATIVE' | 'EMULATE' | 'XONLY' | 'NONE' | null, cmdline = 'quiet') {
  const but = built === null ? {} : { [`LEGACY_VSYSCALL_${built}`]: 'y' as const };
  return {
    options: verdictsOf({ release, but }),
    release: releaseOf({ release }),
    cmdline: known(parseKernelCmdline(cmdline)),
    os: debian,
  };
}

testRule(vsyscall, {
  pass: [
    { name: 'executed only, as most distributions build it', facts: facts('6.12.0', 'XONLY') },
    { name: 'emulated', facts: facts('4.19.0', 'EMULATE') },
    { name: 'brought back at boot', facts: facts('6.12.0', 'NONE', 'vsyscall=emulate') },
    { name: 'native is no word to a kernel since 4.16', facts: facts('6.12.0', 'XONLY', 'vsyscall=native') },
    { name: 'a word that no kernel knows', facts: facts('6.12.0', 'XONLY', 'vsyscall=yes') },
  ],
  fail: [
    {
      name: 'native, until 4.15',
      facts: facts('4.14.0', 'NATIVE'),
      message: 'native',
      severity: 'warning',
      command: 'vsyscall=emulate',
      evidence: [{ path: '/boot/config', text: 'CONFIG_LEGACY_VSYSCALL_NATIVE=y' }],
    },
    {
      name: 'native at boot',
      facts: facts('4.14.0', 'EMULATE', 'vsyscall=native'),
      message: 'native',
      evidence: [{ path: '/proc/cmdline', line: 1, text: 'vsyscall=native' }],
    },
    {
      name: 'none, as Debian builds it',
      facts: facts('6.12.0', 'NONE'),
      message: 'none',
      severity: 'info',
      command: 'vsyscall=xonly',
    },
    {
      name: 'the last word at boot counts',
      facts: facts('6.12.0', 'XONLY', 'vsyscall=emulate vsyscall=none'),
      message: 'none',
    },
  ],
  notApplicable: [{ name: 'another processor, or a kernel before 4.4', facts: facts('6.12.0', null) }],
  unknown: [
    {
      name: 'the command line of the boot is not known',
      facts: { ...facts('6.12.0', 'XONLY'), cmdline: unknown() },
    },
  ],
});
