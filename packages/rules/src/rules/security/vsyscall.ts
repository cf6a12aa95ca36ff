import { defineRule, maybe, type Evidence, type FactResult } from '@hostlint/core';
import { kernelCmdline, type KernelArgument } from '../../facts/kernel/cmdline.js';
import { optionVerdicts, type OptionVerdicts } from '../../facts/kernel/option-verdicts.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { kernelArgument } from '../../shared/fixes/kernel-argument.js';
import { argumentEvidence } from '../../shared/kernel/kernel-cmdline.js';
import { isKernelAtLeast, type KernelRelease } from '../../shared/kernel/kernel-version.js';

const modes = ['native', 'emulate', 'xonly', 'none'] as const;
type Mode = (typeof modes)[number];

export const vsyscall = defineRule({
  id: 'security/vsyscall',
  meta: {
    title: 'The vsyscall page is there for old images, and no help to attackers.',
    why: 'On x86-64 a page at a fixed address answers a few system calls. Executed natively it gives attackers code whose place they know; without it every program of an image with glibc before 2.14 (CentOS 6, Debian 7) dies of a segmentation fault.',
    fix: 'Boot with vsyscall=xonly, or with vsyscall=emulate before Linux 5.3.',
    severity: 'warning',
    sources: [
      'linux v4.4, v4.16, v5.3, v5.19 arch/x86/Kconfig LEGACY_VSYSCALL_*, arch/x86/entry/vsyscall/vsyscall_64.c vsyscall_setup',
      'moby b985e23 (2026-08-23) contrib/check-config.sh LEGACY_VSYSCALL_NATIVE, _EMULATE, _NONE',
    ],
  },
  needs: {
    options: optionVerdicts,
    release: kernelRelease,
    cmdline: maybe(kernelCmdline),
    os: maybe(osRelease),
  },
  messages: {
    native: 'The vsyscall page of Linux {release} is executed natively ({by}): code at a known address for attackers.',
    none: 'Linux {release} has no vsyscall page ({by}): programs of images with glibc before 2.14 crash at once.',
  },
  check({ facts: { options, release, cmdline, os }, pass, fail, notApplicable, unknown }) {
    const built = builtMode(options);
    if (built === null)
      return notApplicable(
        'this kernel was not built with a choice about vsyscall: it is for another processor, or older than 4.4',
      );
    const booted = bootedMode(cmdline, release);
    if (booted === undefined) return unknown('whether vsyscall= was on the command line of the boot is not known');
    const { mode, by, evidence } = booted ?? built;
    if (mode === 'emulate' || mode === 'xonly') return pass({ evidence });
    const argument = isKernelAtLeast(release, 5, 3) ? 'vsyscall=xonly' : 'vsyscall=emulate';
    const details = { evidence, fix: kernelArgument(os, argument) };
    const data = { release: release.raw, by };
    if (mode === 'native') return fail('native', data, details);
    // Few hosts run images that old, and without the page there is one thing less to attack.
    return fail('none', data, { ...details, severity: 'info' });
  },
});

interface Found {
  readonly mode: Mode;
  readonly by: string;
  readonly evidence: readonly Evidence[];
}

function builtMode({ verdicts }: OptionVerdicts): Found | null {
  for (const mode of modes) {
    const name = `LEGACY_VSYSCALL_${mode.toUpperCase()}` as `LEGACY_VSYSCALL_${Uppercase<Mode>}`;
    const { state, evidence } = verdicts[name];
    if (state === 'yes') return { mode, by: `CONFIG_${name}`, evidence };
  }
  return null;
}

/** `null`: the command line says nothing that this kernel understands; `undefined`: it is not known. */
function bootedMode(cmdline: FactResult<readonly KernelArgument[]>, release: KernelRelease): Found | null | undefined {
  if (!cmdline.known) return undefined;
  const understood = modes.filter(
    mode =>
      !(mode === 'native' && isKernelAtLeast(release, 4, 16)) && !(mode === 'xonly' && !isKernelAtLeast(release, 5, 3)),
  );
  const argument = cmdline.value.findLast(
    ({ name, value }) => name === 'vsyscall' && understood.some(mode => mode === value),
  );
  const mode = understood.find(one => one === argument?.value);
  if (!argument || mode === undefined) return null;
  return { mode, by: `vsyscall=${mode}`, evidence: [argumentEvidence(argument)] };
}
