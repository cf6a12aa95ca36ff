import { defineRule, maybe, type Evidence } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { rootFlags } from '../../facts/image/root-flags.js';
import { fstab } from '../../facts/mounts/fstab.js';
import { mounts } from '../../facts/mounts/mounts.js';
import { osRelease } from '../../facts/os/release.js';
import { fstabEntryOf } from '../../shared/filesystem/fstab.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { mountOf } from '../../shared/filesystem/mountinfo.js';
import { kernelArgument } from '../../shared/fixes/kernel-argument.js';
import { lookAsRoot } from '../../shared/cures.js';

export const rootQuota = defineRule({
  id: 'image/root-quota',
  meta: {
    title: 'Project quotas that /etc/fstab asks for on an XFS root are switched on at boot.',
    why: 'The kernel mounts the root before anyone reads /etc/fstab, and a remount cannot switch quotas of XFS on. Without rootflags=pquota on the command line limits on the size of containers have no effect, and dockerd refuses overlay2.size.',
    fix: 'Boot with rootflags=pquota.',
    severity: 'warning',
    sources: [
      'xfs(5) prjquota; linux fs/xfs/xfs_super.c xfs_fs_reconfigure: quota options are not changed',
      'linux Documentation/admin-guide/kernel-parameters.txt rootflags=',
    ],
  },
  needs: { fstab, image: imageKind, mounts: maybe(mounts), flags: maybe(rootFlags), os: maybe(osRelease) },
  messages: {
    notActive: '/etc/fstab asks for {option} on /, but the root file system is mounted without project quotas.',
    notBooted: '/etc/fstab asks for {option} on /, but no configuration of a boot loader has it in rootflags=.',
  },
  check({ facts: { fstab, image, mounts, flags, os }, pass, fail, notApplicable, unknown }) {
    const entry = fstabEntryOf(fstab, '/');
    const option = entry?.type === 'xfs' ? entry.options.find(word => quotas.includes(word)) : undefined;
    if (!entry || option === undefined) return notApplicable('/etc/fstab asks for no project quotas on an XFS root');
    const asked: Evidence = { path: '/etc/fstab', line: entry.line, text: entry.text };
    const fix = kernelArgument(os, 'rootflags=pquota');
    if (!image.isImage) {
      if (!mounts.known) return unknown(mounts.detail);
      const mount = mountOf(mounts.value, '/') ?? null;
      if (mount?.type !== 'xfs') return notApplicable('the root file system that is mounted is no XFS');
      const evidence = mountEvidence(mount, entry);
      return mount.superOptions.some(word => quotas.includes(word))
        ? pass({ evidence })
        : fail('notActive', { option }, { evidence, fix });
    }
    if (!flags.known) return unknown(flags.detail, { cure: lookAsRoot });
    const set = flags.value.find(({ value }) => value.split(',').some(word => quotas.includes(word)));
    if (set) return pass({ evidence: [asked, set.evidence] });
    return fail('notBooted', { option }, { evidence: [asked], fix });
  },
});

const quotas = ['pquota', 'prjquota', 'pqnoenforce'];
