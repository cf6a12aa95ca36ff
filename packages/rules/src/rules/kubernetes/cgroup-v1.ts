import { defineRule, isAtLeast, maybe, type Evidence, type FactResult } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { kubeletConfig, type KubeletConfig } from '../../facts/kubernetes/kubelet-config.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { osRelease } from '../../facts/os/release.js';
import { kernelArgument } from '../../shared/fixes/kernel-argument.js';
import { lookAsRoot } from '../../shared/cures.js';

export const cgroupV1 = defineRule({
  id: 'kubernetes/cgroup-v1',
  meta: {
    title: 'The kubelet runs with the version of control groups of this host.',
    why: 'Since 1.35 the kubelet exits on version 1 ("kubelet is configured to not run on a host using cgroup v1") unless failCgroupV1 is false, and kubeadm refuses it.',
    fix: 'Boot with version 2 of control groups.',
    severity: 'error',
    sources: [
      'kubernetes v1.35 pkg/kubelet/apis/config/v1beta1/defaults.go FailCgroupV1, pkg/kubelet/apis/config/validation',
      'kubernetes/system-validators 9040bc28 validators/cgroup_validator_linux.go isCgroupsV1DisabledInKubelet',
      'kubernetes/enhancements KEP-5573: version 1 will be removed',
    ],
    stops: ['kubelet'],
  },
  needs: { hierarchy: cgroupHierarchy, kubelet, config: maybe(kubeletConfig), os: maybe(osRelease) },
  messages: {
    refuses: 'This host runs version 1 of control groups, and kubelet {version} does not start on it.',
    told: 'This host runs version 1 of control groups, and the kubelet is told not to start on it (failCgroupV1).',
    deprecated:
      'This host runs version 1 of control groups, which Kubernetes gives up: since 1.35 the kubelet refuses it unless told otherwise.',
  },
  check({ facts: { hierarchy, kubelet, config, os }, pass, fail, notApplicable, unknown }) {
    const { version, evidence } = hierarchy;
    if (version === 'none') return notApplicable('no control groups are mounted at all', { evidence });
    if (version === 'v2') return pass({ evidence });
    const fix = kernelArgument(os, 'systemd.unified_cgroup_hierarchy=1');
    const told = failsOnV1(config, kubelet.version);
    if (told.value === null)
      return unknown(`This host runs version 1 of control groups, and ${told.why}`, {
        evidence,
        cure: { ...lookAsRoot, otherwise: 'Name the version with --engine kubelet@VERSION.' },
      });
    const details = { fix, evidence: [...evidence, ...told.evidence] };
    if (!told.value) return fail('deprecated', {}, { ...details, severity: 'warning', stops: [] });
    if (told.evidence.length > 0) return fail('told', {}, details);
    return fail('refuses', { version: kubelet.version ?? '' }, details);
  },
});

interface Told {
  readonly value: boolean | null;
  readonly why: string;
  readonly evidence: readonly Evidence[];
}

function failsOnV1(config: FactResult<KubeletConfig>, version: string | null): Told {
  // The setting came with 1.31, and nothing refused version 1 before.
  if (version !== null && !isAtLeast(version, '1.31')) return { value: false, why: '', evidence: [] };
  if (!config.known) return { value: null, why: `failCgroupV1 is not known: ${config.detail}`, evidence: [] };
  const { failCgroupV1 } = config.value;
  if (failCgroupV1.state === 'unclear')
    return { value: null, why: failCgroupV1.why, evidence: [failCgroupV1.evidence] };
  if (failCgroupV1.state === 'given') return { value: failCgroupV1.value, why: '', evidence: [failCgroupV1.evidence] };
  if (version === null) return { value: null, why: 'the version of the kubelet is not known', evidence: [] };
  return { value: isAtLeast(version, '1.35'), why: '', evidence: [] };
}
