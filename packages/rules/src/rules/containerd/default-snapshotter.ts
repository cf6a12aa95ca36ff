import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { containerdPlaces } from '../../facts/containerd/places.js';
import { containerdStart } from '../../facts/containerd/start.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/containerd-config/fault-outcomes.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { startContainerd, stopContainerd } from '../../shared/fixes/containerd-service.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { lookAsRoot } from '../../shared/cures.js';

export const defaultSnapshotter = defineRule({
  id: 'containerd/default-snapshotter',
  meta: {
    title: 'The default snapshotter of containerd loads.',
    why: 'Clients that name no snapshotter get overlayfs, and CRI the one in its settings. containerd starts without it and falls back on nothing, so no image can be unpacked; since 2.0 a snapshotter that fails takes the database and CRI with it.',
    fix: 'Put the root of containerd on a file system with d_type (XFS with ftype=1, ext4), or configure a snapshotter that works there, such as native.',
    severity: 'error',
    sources: [
      'containerd v1.6.20 snapshots/overlay/overlay.go, v2.1.9 plugins/snapshots/overlay/overlay.go NewSnapshotter; continuity fs/dtype_linux.go SupportsDType',
      'containerd v2.1.9 plugins/metadata/plugin.go, containerd/plugin v1.0.0 context.go GetByType',
      'containerd 1.6.20, 1.7.24 and 2.1.9 on ext4 without filetype: overlayfs fails, all three start',
    ],
  },
  needs: { start: containerdStart, places: containerdPlaces, config: containerdConfig, os: maybe(osRelease) },
  messages: {
    dType: 'The snapshotter {name} does not load: directory entries of {path} carry no type (d_type).{more}',
    fails: 'The snapshotter {name} does not load on this host.{more}',
    absent: 'containerd {version} has no snapshotter {name}, or it is disabled: images cannot be unpacked.',
  },
  check({ facts: { start, places, config, os }, pass, fail, notApplicable, unknown }) {
    const { version, defaultSnapshotter: name, snapshotterState: state } = start;
    if (config.faults.some(({ stops }) => stops) || start.starts === false)
      return notApplicable('containerd does not start at all.');
    if (state === null)
      return unknown(`It depends on what cannot be told: ${start.open.join('; ')}.`, {
        cure: start.cure ?? lookAsRoot,
      });
    const place = places.snapshotters.overlayfs;
    if (state === 'ok') return pass();
    const written = config.cri.snapshotter.evidence;
    const evidence = written ? [written] : [{ path: name === 'overlayfs' ? place.path : config.path }];
    if (state === 'absent') {
      const named = config.disabled.find(disabled => disabled.name === `snapshotter.v1.${name}`)?.evidence;
      const fix = editFix(
        'Name a snapshotter that is there, and do not disable it.',
        config,
        named ? [named] : evidence,
        os,
      );
      return fail('absent', { version, name }, { evidence: named ? [named] : evidence, fix });
    }
    const more = isSince(version, '2.0') && state === 'error' ? ' Without it neither the database nor CRI works.' : '';
    if (name === 'overlayfs' && place.filesystem.dType === false) {
      const root = shellWord(places.root.path);
      const fix = {
        summary:
          'Put the root of containerd on XFS with ftype=1 or ext4, here on the empty disk /dev/NEW, which mkfs erases.',
        commands: [
          stopContainerd(os),
          'mkfs.xfs -n ftype=1 /dev/NEW',
          'mount /dev/NEW /mnt',
          `rsync -aHAXS ${root}/ /mnt/`,
          'umount /mnt',
          `printf '%s\\n' ${shellWord(`/dev/NEW ${places.root.path} xfs defaults 0 2`)} >> /etc/fstab`,
          `mount ${root}`,
          startContainerd(os),
        ],
      };
      return fail('dType', { name, path: place.path, more }, { evidence: [{ path: place.path }], fix });
    }
    const fix = editFix('Give the snapshotter what it needs, or configure another one.', config, evidence, os);
    return fail('fails', { name, more }, { evidence, fix });
  },
});
