import { defineRule, isAtLeast, maybe } from '@hostlint/core';
import { kernelRelease } from '../../facts/kernel/release.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { osRelease } from '../../facts/os/release.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { releaseEvidence } from '../../shared/kernel/release-evidence.js';

export const kernelVersion = defineRule({
  id: 'kubernetes/kernel-version',
  meta: {
    title: 'The kernel is one that Kubernetes is validated on.',
    why: 'kubeadm warns of kernels outside its list: long-term kernels of kernel.org and everything from 6.0. Vendors’ kernels of other numbers (RHEL 9’s 5.14) work, but no one at Kubernetes tests them.',
    fix: 'Boot a newer kernel of the distribution.',
    severity: 'warning',
    sources: [
      'kubernetes/system-validators 9040bc28 validators/types_unix.go DefaultSysSpec, kernel_validator.go validateKernelVersion',
      'kubernetes/system-validators 0c62f70 (2025-05-23, in kubeadm since 1.34): a warning and no error any longer',
    ],
  },
  needs: { release: kernelRelease, kubelet, os: maybe(osRelease) },
  messages: {
    unlisted: 'Linux {release} is not among the kernels that kubeadm lists: 5.4, 5.10, 5.15 and from 6.0 on.',
    vendor:
      'Linux {release} is not among the kernels that kubeadm lists (5.4, 5.10, 5.15, from 6.0 on), so it will warn; its vendor keeps it up.',
  },
  check({ facts: { release, kubelet, os }, pass, fail, notApplicable }) {
    if (kubelet.bundle !== null) return notApplicable(`${kubelet.bundle} does not go by kubeadm’s list`);
    const evidence = [releaseEvidence(release)];
    if (listed.test(release.raw)) return pass({ evidence });
    const version = kubelet.kubeadmVersion ?? kubelet.version;
    if (version !== null && !isAtLeast(version, '1.34'))
      return notApplicable(`kubeadm ${version} goes by an older list`);
    const data = { release: release.raw };
    if (vendorKept.test(release.tail)) return fail('vendor', data, { severity: 'info', evidence });
    return fail('unlisted', data, { evidence, fix: newKernel(os) });
  },
});

const listed = /^(?:5\.4|5\.10|5\.15|(?:[6-9]|[1-9]\d+)\.\d+\.\d+)/;
// Kernels of enterprise distributions, which get fixes for years whatever their number.
const vendorKept = /\.el\d+|\.amzn\d|uek|-default$/;
