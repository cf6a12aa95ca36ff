import { defineRule, maybe, type Evidence, type FactResult, type Fix } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { kubeletConfig, type KubeletConfig } from '../../facts/kubernetes/kubelet-config.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { machineSwap, type SwapArea } from '../../facts/machine/swap.js';
import { fstab } from '../../facts/mounts/fstab.js';
import type { FstabEntry } from '../../shared/filesystem/fstab.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import { lookAsRoot } from '../../shared/cures.js';

export const swap = defineRule({
  id: 'kubernetes/swap',
  meta: {
    title: 'Swap is off, or the kubelet is told to run with it.',
    why: 'The kubelet exits when swap is on ("running with swap on is not supported"), unless failSwapOn is false.',
    fix: 'Switch swap off for good, or set failSwapOn to false in the kubelet’s configuration.',
    severity: 'error',
    sources: [
      'kubernetes v1.37 pkg/kubelet/cm/container_manager_linux.go NewContainerManager, pkg/kubelet/util/swap/swap_util.go',
      'kubernetes v1.37 cmd/kubeadm/app/preflight/checks.go SwapCheck: a warning',
      'kubernetes pkg/util/kernel/constants.go TmpfsNoswapSupportKernelVersion',
    ],
    stops: ['kubelet'],
  },
  needs: {
    swap: maybe(machineSwap),
    fstab,
    kubelet,
    config: maybe(kubeletConfig),
    release: maybe(kernelRelease),
    image: imageKind,
  },
  messages: {
    on: 'Swap is on ({names}), and the kubelet does not start with it.',
    atBoot:
      'Swap is off now, but /etc/fstab switches {names} on at the next boot, and then the kubelet does not start.',
    inImage: '/etc/fstab switches {names} on at boot, and the kubelet does not start with swap.',
    secretsSwapped:
      'The kubelet runs with swap on Linux {release}: before 6.4 volumes in memory, such as secrets, may be written to it.',
  },
  check({ facts: { swap, fstab, kubelet, config, release, image }, pass, fail, notApplicable, unknown }) {
    if (kubelet.bundle !== null)
      return notApplicable(`${kubelet.bundle} tells the kubelet inside itself what to do about swap`);
    const refuses = refusesSwap(config);
    const atBoot = fstab.filter(({ type, options }) => type === 'swap' && !options.includes('noauto'));
    const boot = { names: atBoot.map(({ source }) => source).join(', ') };
    const evidence = atBoot.map(fstabEvidence);
    if (!swap.known) {
      if (!image.isImage) return unknown(swap.detail);
      if (atBoot.length === 0 || refuses.value === false) return pass({ evidence: refuses.evidence });
      if (refuses.value === null) return unknown(refuses.why);
      return fail('inImage', boot, { evidence, fix: switchOff([], atBoot) });
    }
    if (refuses.value === false) {
      if (swap.value.length === 0) return pass({ evidence: refuses.evidence });
      if (!release.known) return unknown(release.detail);
      if (isKernelAtLeast(release.value, 6, 4)) return pass({ evidence: refuses.evidence });
      const data = { release: release.value.raw };
      return fail('secretsSwapped', data, { severity: 'info', stops: [], evidence: refuses.evidence });
    }
    if (swap.value.length === 0 && atBoot.length === 0) return pass();
    if (refuses.value === null) return unknown(refuses.why, { cure: { ...lookAsRoot, otherwise: 'Switch swap off.' } });
    if (swap.value.length === 0)
      return fail('atBoot', boot, { severity: 'warning', stops: [], evidence, fix: switchOff([], atBoot) });
    const names = swap.value.map(({ name }) => name).join(', ');
    const lines = swap.value.map(({ line, text }) => ({ path: '/proc/swaps', line, text }));
    const details = { evidence: [...lines, ...evidence], fix: switchOff(swap.value, atBoot) };
    return fail('on', { names }, details);
  },
});

const fstabEvidence = ({ line, text }: FstabEntry): Evidence => ({ path: '/etc/fstab', line, text });

interface Refusal {
  /** `null`: it cannot be told. */
  readonly value: boolean | null;
  readonly why: string;
  readonly evidence: readonly Evidence[];
}

function refusesSwap(config: FactResult<KubeletConfig>): Refusal {
  if (!config.known)
    return { value: null, why: `whether failSwapOn is set is not known: ${config.detail}`, evidence: [] };
  const { failSwapOn } = config.value;
  if (failSwapOn.state === 'default') return { value: true, why: '', evidence: [] };
  const evidence = [failSwapOn.evidence];
  if (failSwapOn.state === 'unclear') return { value: null, why: failSwapOn.why, evidence };
  return { value: failSwapOn.value, why: '', evidence };
}

function switchOff(areas: readonly SwapArea[], entries: readonly FstabEntry[]): Fix {
  const now = areas.length > 0 ? ['swapoff -a'] : [];
  const later = entries.map(({ line }) => `sed -i.bak '${line}s/^/# /' /etc/fstab`);
  const zram = areas.some(({ name }) => /^\/dev\/zram\d+$/.test(name));
  // An empty file in /etc takes the place of the distribution's own: systemd zram-generator.conf(5).
  const generator = zram ? [': > /etc/systemd/zram-generator.conf'] : [];
  return fix('Switch swap off now and at every boot.', ...now, ...later, ...generator);
}
