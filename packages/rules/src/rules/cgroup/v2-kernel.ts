import { defineRule, maybe } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { cgroupInterface } from '../../facts/cgroup/interface.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import { releaseEvidence } from '../../shared/kernel/release-evidence.js';
import { lookAsRoot } from '../../shared/cures.js';

export const v2Kernel = defineRule({
  id: 'cgroup/v2-kernel',
  meta: {
    title: 'The kernel’s version 2 of control groups has what engines need.',
    why: 'Access to devices is guarded by BPF programs, which came with Linux 4.15; without them runc and crun start no container. Freezing a group, which `docker pause` and runc’s updates do, came with Linux 5.2.',
    fix: 'Install a newer kernel, or boot with version 1 of control groups.',
    severity: 'error',
    sources: [
      'linux v4.15 kernel/bpf/cgroup.c (BPF_PROG_TYPE_CGROUP_DEVICE), v5.2 kernel/cgroup/cgroup.c cgroup.freeze',
      'opencontainers/runc docs/cgroup-v2.md (4.15 is the least, 5.2 is recommended)',
    ],
  },
  needs: { hierarchy: cgroupHierarchy, files: maybe(cgroupInterface), release: kernelRelease, os: maybe(osRelease) },
  messages: {
    devices: 'Linux {release} cannot guard devices with version 2 of control groups: runtimes start no container.',
    freezer: 'Version 2 of control groups in Linux {release} cannot freeze a container: pausing one fails.',
  },
  check({ facts: { hierarchy, files, release, os }, pass, fail, notApplicable, unknown }) {
    if (hierarchy.version !== 'v2') return notApplicable('this host does not run version 2 of control groups');
    const seen = { evidence: [releaseEvidence(release)], fix: newKernel(os) };
    const open = (subject: string, why: string) =>
      unknown(why, {
        subject,
        cure: {
          ...lookAsRoot,
          otherwise: 'Run hostlint in a session or service of systemd, or while a container runs.',
        },
      });
    if (!files.known && !isKernelAtLeast(release, 4, 15)) return open('devices', files.detail);
    const freezer = files.known ? files.value.freezer : null;
    // A kernel with the younger of both has the older one, whatever its version says: vendors carry things back.
    const devices =
      freezer === true || isKernelAtLeast(release, 4, 15)
        ? pass({ subject: 'devices' })
        : fail('devices', { release: release.raw }, { ...seen, subject: 'devices' });
    const subject = 'freezer';
    if (!files.known) return [devices, open(subject, files.detail)];
    if (freezer ?? isKernelAtLeast(release, 5, 2)) return [devices, pass({ subject })];
    if (freezer === null) return [devices, open(subject, 'there is no group below the root whose files would tell')];
    return [devices, fail('freezer', { release: release.raw }, { ...seen, subject, severity: 'warning' })];
  },
});
