import { defineRule, maybe } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { containerdEngine } from '../../facts/containerd/engine.js';
import { osRelease } from '../../facts/os/release.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { kernelArgument } from '../../shared/fixes/kernel-argument.js';

export const cgroupV1Deprecated = defineRule({
  id: 'containerd/cgroup-v1-deprecated',
  meta: {
    title: 'Control groups are those that containerd goes on supporting.',
    why: 'containerd deprecated version 1 of control groups in 2.2 and takes its support away by May 2029.',
    fix: 'Boot with version 2.',
    severity: 'warning',
    sources: ['containerd v2.3.4 RELEASES.md, Deprecated features; pkg/deprecation/deprecation.go CgroupV1'],
  },
  needs: { hierarchy: cgroupHierarchy, engine: containerdEngine, os: maybe(osRelease) },
  messages: {
    deprecated:
      'This host runs control groups of version 1 ({version}), which containerd {engine} supports until May 2029 at most.',
  },
  check({ facts: { hierarchy, engine, os }, pass, fail, notApplicable }) {
    const { version, evidence } = hierarchy;
    if (!isSince(engine.version, '2.2')) return notApplicable('containerd before 2.2 does not mind.');
    if (version === 'none') return notApplicable('No control groups are mounted.');
    if (version === 'v2') return pass({ evidence });
    const fix = kernelArgument(os, 'systemd.unified_cgroup_hierarchy=1');
    return fail('deprecated', { version, engine: engine.version }, { evidence, fix });
  },
});
