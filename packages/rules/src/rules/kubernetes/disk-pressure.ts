import { defineRule, maybe, type Outcome } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { kubeletConfig } from '../../facts/kubernetes/kubelet-config.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { nodeFilesystems, type NodeFilesystem } from '../../facts/kubernetes/node-filesystems.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { defaultThresholds, isMet, parseThreshold, thresholdText } from '../../shared/kubernetes/eviction-threshold.js';
import { lookAsRoot } from '../../shared/cures.js';

export const diskPressure = defineRule({
  id: 'kubernetes/disk-pressure',
  meta: {
    title: 'The disks have more left than the kubelet evicts pods at.',
    why: 'Below its thresholds the kubelet says DiskPressure: it removes images, evicts pods and takes no new ones.',
    fix: 'Make room, or put the kubelet’s directory and the images on larger file systems.',
    severity: 'error',
    sources: [
      'kubernetes.io node-pressure-eviction: nodefs.available<10%, imagefs.available<15%, nodefs.inodesFree<5%, imagefs.inodesFree<5%',
      'kubernetes v1.37 pkg/kubelet/apis/config/v1beta1/defaults_linux.go, pkg/kubelet/eviction/helpers.go',
      'google/cadvisor fs/fs.go getVfsStats: what is left to others than root',
    ],
  },
  needs: { filesystems: maybe(nodeFilesystems), config: maybe(kubeletConfig), kubelet, image: imageKind },
  messages: {
    space:
      '{name} ({path}) has {left} MiB of {whole} MiB left, less than {signal}<{threshold}: the kubelet evicts pods.',
    inodes:
      '{name} ({path}) has {left} of {whole} inodes left, less than {signal}<{threshold}: the kubelet evicts pods.',
  },
  check({ facts: { filesystems, config, kubelet, image }, pass, fail, notApplicable, unknown }) {
    if (image.isImage) return notApplicable('the disks are those of the machines made from this image');
    if (!config.known) return unknown(config.detail, { cure: lookAsRoot });
    if (!filesystems.known) return unknown(filesystems.detail, { cure: lookAsRoot });
    const given = config.value.evictionHard;
    if (given.state === 'unclear') return unknown(given.why, { evidence: [given.evidence] });
    if (given.state === 'default' && kubelet.bundle !== null)
      return notApplicable(`the thresholds that ${kubelet.bundle} sets are not known`);
    const thresholds = given.state === 'given' ? given.value : defaultThresholds;
    const judge = (filesystem: NodeFilesystem): Outcome => {
      const { name, path, answer, problem, mount } = filesystem;
      const subject = name;
      if (!answer) return unknown(problem ?? 'The file system could not be asked.', { subject, cure: lookAsRoot });
      const evidence = [...mountEvidence(mount), ...(given.state === 'given' ? [given.evidence] : [])];
      const signals = [
        {
          signal: `${name}.available`,
          message: 'space',
          left: answer.blocksAvailable,
          whole: answer.blocks,
          unit: answer.blockSizeBytes,
        },
        { signal: `${name}.inodesFree`, message: 'inodes', left: answer.inodesFree, whole: answer.inodes, unit: 1 },
      ] as const;
      for (const { signal, message, left, whole, unit } of signals) {
        const text = thresholds.get(signal);
        if (text === undefined || whole === 0) continue;
        const threshold = parseThreshold(text);
        if (!threshold) return unknown(`${signal}<${text} makes no sense`, { subject, evidence });
        if (!isMet(threshold, left * unit, whole * unit)) continue;
        const shown = (count: number): number =>
          message === 'space' ? Math.floor((count * unit) / 1024 / 1024) : count;
        const at = shellWord(mount?.mountPoint ?? path);
        const show = fix('See what fills it, and remove what is not needed.', `df -h ${at}`, 'crictl rmi --prune');
        const data = {
          name,
          path,
          signal,
          threshold: thresholdText(threshold),
          left: shown(left),
          whole: shown(whole),
        };
        return fail(message, data, { subject, evidence, fix: show });
      }
      return pass({ subject, evidence });
    };
    return filesystems.value.map(judge);
  },
});
