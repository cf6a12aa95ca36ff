import { defineRule } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { machineContainer } from '../../facts/machine/container.js';

export const ownKernel = defineRule({
  id: 'resources/own-kernel',
  meta: {
    title: 'This system has a kernel of its own.',
    why: 'In a container, on WSL2 and in gVisor the kernel and its settings belong to somebody else: modules, sysctls and boot arguments are changed there, and what is read here of file systems and packages is this system’s only.',
    fix: 'Judge the host whose kernel this is as well.',
    severity: 'warning',
    sources: [
      'linux include/linux/proc_ns.h PROC_PID_INIT_INO',
      'google/gvisor pkg/sentry/kernel/version/version.go',
      'microsoft/WSL #12586, #6662: kernel and .wslconfig',
    ],
  },
  needs: { container: machineContainer, image: imageKind },
  messages: {
    container: 'This is a container ({why}): kernel, modules and sysctls are those of the host that runs it.',
    wsl2: 'This is WSL2 ({why}): Windows brings the kernel, and .wslconfig its arguments.',
    gvisor:
      'This is a gVisor sandbox ({why}): what it says of a kernel is made up, and engines run here only with what gVisor emulates.',
  },
  check({ facts: { container, image }, pass, fail, notApplicable }) {
    if (image.isImage) return notApplicable(image.why);
    const { kind, why } = container;
    switch (kind) {
      case null:
        return pass();
      case 'gvisor':
        return fail('gvisor', { why });
      case 'wsl2': {
        const fix = {
          summary: 'Update the kernel from Windows; its arguments are kernelCommandLine in .wslconfig.',
          commands: ['wsl.exe --update'],
        };
        return fail('wsl2', { why }, { severity: 'info', fix });
      }
      default:
        return fail('container', { why }, { severity: 'info' });
    }
  },
});
