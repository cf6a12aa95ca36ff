import { defineRule, maybe } from '@hostlint/core';
import { overlayDefaults } from '../../facts/kernel/overlay-defaults.js';
import { osRelease } from '../../facts/os/release.js';
import { overlayDefaultOff } from '../../shared/kernel/overlay-default.js';

export const nfsExportOn = defineRule({
  id: 'kernel/nfs-export-on',
  meta: {
    title: 'overlayfs is not made for export over NFS.',
    why: 'nfs_export forces an index on each mount, is at odds with metacopy and makes mounts slow; it is not meant for the layers of containers.',
    fix: 'Set nfs_export=off for the overlay module.',
    severity: 'warning',
    sources: [
      'linux Documentation/filesystems/overlayfs.rst, NFS export',
      'linux fs/overlayfs/Kconfig OVERLAY_FS_NFS_EXPORT',
    ],
  },
  needs: { defaults: overlayDefaults, os: maybe(osRelease) },
  messages: { on: 'overlay nfs_export is on, which is not meant for the layers of containers.' },
  check({ facts: { defaults, os }, pass, fail, notApplicable }) {
    if (!defaults) return notApplicable('there is no overlay to be had');
    const parameter = defaults.parameters.nfsExport;
    if (!parameter) return notApplicable("this kernel's overlayfs has no nfs_export");
    const evidence = [parameter.evidence];
    if (parameter.value !== true) return pass({ evidence });
    return fail(
      'on',
      {},
      { evidence, fix: overlayDefaultOff(os, ['nfs_export'], defaults.builtIn === true, parameter.from === 'running') },
    );
  },
});
