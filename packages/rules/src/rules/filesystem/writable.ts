import { defineRule, maybe, type Fix } from '@hostlint/core';
import { fstab } from '../../facts/mounts/fstab.js';
import { storageFilesystems } from '../../facts/filesystem/storage-filesystems.js';
import { changeMountOptions } from '../../shared/fixes/mount-option.js';
import { fstabEntryOf, type FstabEntry } from '../../shared/filesystem/fstab.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import type { Mount } from '../../shared/filesystem/mountinfo.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';

export const writable = defineRule({
  id: 'filesystem/writable',
  meta: {
    title: 'The storage root can be written to.',
    why: 'An engine makes directories and databases under its root before anything else; on a read-only file system dockerd exits, whatever driver is chosen.',
    fix: 'Mount the file system read-write, or find out why the kernel made it read-only.',
    severity: 'error',
    sources: [
      'linux fs/proc_namespace.c show_mountinfo',
      'moby v20.10.24 daemon/daemon.go NewDaemon, prepareTempDir',
      'dockerd 20.10.24 on a read-only data-root, with and without earlier state, with overlay2 and vfs: exits each time',
    ],
    stops: ['docker'],
  },
  needs: { storage: storageFilesystems, fstab: maybe(fstab) },
  messages: {
    willBeReadOnly:
      '{path} is on {mount} ({device}), which this image will mount read-only: nothing can be stored there.',
    readOnly: '{path} is on {mount} ({device}, {filesystem}), which is mounted read-only: nothing can be stored there.',
  },
  check({ facts: { storage, fstab }, pass, fail, notApplicable, unknown }) {
    const outcomes = storage.map(({ root, mount, readOnly, kind, problem, cure }) => {
      const subject = root.path;
      if (!mount)
        return unknown(`No mount that holds ${root.path} is known. ${problem ?? ''}`.trim(), {
          subject,
          cure,
        });
      if (readOnly === null)
        return unknown(`Whether ${mount.mountPoint} will be mounted read-only cannot be told.`, {
          subject,
          evidence: mountEvidence(mount),
          cure: 'Give it its line in /etc/fstab.',
        });
      if (!readOnly) return pass({ subject, evidence: mountEvidence(mount) });
      const entry = fstab.known ? fstabEntryOf(fstab.value, mount.mountPoint) : undefined;
      const stops = root.role === 'data-root' ? ['docker'] : [];
      const place = { path: root.path, mount: mount.mountPoint, device: mount.source };
      const own = { subject, evidence: mountEvidence(mount, entry), fix: remount(mount, entry), stops };
      if (mount.prediction) return fail('willBeReadOnly', place, own);
      return fail('readOnly', { ...place, filesystem: kind?.name ?? mount.type }, own);
    });
    return outcomes.length > 0 ? outcomes : notApplicable(noStorageRoot);
  },
});

const neverWritable = ['squashfs', 'iso9660', 'erofs', 'cramfs', 'romfs'];

function remount(mount: Mount, entry: FstabEntry | undefined): Fix {
  if (neverWritable.includes(mount.type)) {
    return {
      summary: `${mount.type} can never be written to: mount a disk, or choose a data-root on another file system.`,
      commands: [],
    };
  }
  if (mount.prediction && mount.mountPoint === '/' && !entry) {
    return {
      summary:
        'The kernel is told to mount the root read-only, and systemd leaves it so where /etc/fstab has no line for it: give it one.',
      commands: [`echo ${shellWord(`${mount.source} / ${mount.type} defaults 0 1`)} >> /etc/fstab`],
    };
  }
  const change = { drop: ['ro'], remount: 'rw' };
  if (entry?.options.includes('ro')) {
    return changeMountOptions(mount, entry, {
      ...change,
      summary: `Line ${entry.line} of /etc/fstab asks for read-only.`,
    });
  }
  const fix = changeMountOptions(mount, entry, { ...change, summary: '' });
  return {
    summary: 'If the kernel made it read-only after an error, check the file system before it is written to again.',
    commands: [`dmesg | grep -iE 'remount|I/O error|EXT[234]-fs|XFS|BTRFS' | tail -n 20`, ...fix.commands],
  };
}
