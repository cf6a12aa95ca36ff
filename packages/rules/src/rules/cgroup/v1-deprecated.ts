import { defineRule, maybe } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { kernelCmdline } from '../../facts/kernel/cmdline.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { machineSystemd } from '../../facts/machine/systemd.js';
import { osRelease } from '../../facts/os/release.js';
import { unifiedControlGroups } from '../../shared/fixes/control-groups.js';
import { withoutKernelArgument } from '../../shared/fixes/kernel-argument.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { argumentEvidence } from '../../shared/kernel/kernel-cmdline.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';

export const v1Deprecated = defineRule({
  id: 'cgroup/v1-deprecated',
  meta: {
    title: 'The host runs version 2 of control groups.',
    why: 'Version 1 is on its way out: the kubelet refuses it by default since Kubernetes 1.35, Podman 5 warns and Podman 6 refuses, Docker 29, containerd 2.2 and runc 1.4 call it deprecated, and systemd 258 cannot boot with it.',
    fix: 'Boot with systemd.unified_cgroup_hierarchy=1, or take the argument off that asks for version 1.',
    severity: 'warning',
    sources: [
      'moby v29.7.2 daemon/info_unix.go fillPlatformInfo; docker/cli docs/deprecated.md',
      'containers/podman v5.8.2 libpod/runtime_linux.go; containers/podman main (6.0) cmd/podman/root_cgroups_linux.go',
      'containerd RELEASES.md, runc CHANGELOG.md 1.4.0; kubernetes/kubernetes pull request 134298 (failCgroupV1); systemd NEWS 256 to 258',
    ],
  },
  needs: {
    hierarchy: cgroupHierarchy,
    release: maybe(kernelRelease),
    cmdline: maybe(kernelCmdline),
    systemd: maybe(machineSystemd),
    os: maybe(osRelease),
  },
  messages: {
    asked:
      '{text} on the kernel’s command line keeps this host on version 1 of control groups, which engines are giving up.',
    runs: 'This host runs version 1 of control groups{kind}, which engines are giving up.',
  },
  check({ facts: { hierarchy, release, cmdline, systemd, os }, pass, fail, notApplicable }) {
    const { version, evidence } = hierarchy;
    if (version === 'none') return notApplicable('no control groups are mounted at all, as cgroup/mounted says');
    if (version === 'v2') return pass({ evidence });
    const asked = cmdline.known ? cmdline.value.findLast(({ name }) => asksForV1.has(name)) : undefined;
    if (asked && asksForV1.get(asked.name)?.includes(asked.value ?? '')) {
      const text = asked.value === null ? asked.name : `${asked.name}=${asked.value}`;
      const line = argumentEvidence(asked);
      return fail('asked', { text }, { evidence: [line], fix: withoutKernelArgument(os, text) });
    }
    const kind = version === 'hybrid' ? ' (in systemd’s hybrid layout)' : '';
    const tooOld = release.known && !isKernelAtLeast(release.value, 4, 15);
    const fix = tooOld ? newKernel(os) : unifiedControlGroups(os, systemd.known ? systemd.value : null);
    return fail('runs', { kind }, { evidence, fix });
  },
});

/** Source: systemd 252 src/basic/cgroup-util.c cg_is_unified_wanted, cg_is_legacy_wanted. */
const asksForV1: ReadonlyMap<string, readonly string[]> = new Map([
  ['systemd.unified_cgroup_hierarchy', ['0', 'no', 'n', 'false', 'f', 'off']],
  ['SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE', ['1']],
]);
