import { defineRule } from '@hostlint/core';
import { dataRoot } from '../../facts/docker/data-root.js';
import { mounts } from '../../facts/mounts/mounts.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';

export const dataRootSymlink = defineRule({
  id: 'storage/data-root-symlink',
  meta: {
    title: 'The data-root is named directly, and no mount hides another one there.',
    why: 'A data-root behind a symlink, or under two mounts, depends on what is mounted when dockerd starts: before the disk is there it makes a new, empty data-root.',
    fix: 'Name the real directory in data-root and let the service wait for the mount with RequiresMountsFor.',
    severity: 'warning',
    sources: [
      'moby v28.5.2 daemon/daemon.go CreateDaemonRoot',
      'systemd.unit(5) RequiresMountsFor',
      'proc_pid_mountinfo(5)',
    ],
  },
  needs: { root: dataRoot, mounts },
  messages: {
    link: 'The data-root {configured} is a symlink to {path}.',
    hidden: 'At {path} {count} mounts lie on top of each other: what the lower ones hold is not seen.',
  },
  check({ facts: { root, mounts }, pass, fail, notApplicable }) {
    if (root.fault) return notApplicable('The data-root cannot be used at all.');
    const { base: path, configuredPath: configured } = root;
    const stacked = mounts.filter(({ mountPoint }) => mountPoint === path);
    const waits = [
      'mkdir -p /etc/systemd/system/docker.service.d',
      `printf '[Unit]\\nRequiresMountsFor=%s\\n' ${shellWord(path)} > /etc/systemd/system/docker.service.d/mounts.conf`,
      'systemctl daemon-reload',
    ];
    const outcomes = [];
    if (root.isLink) {
      const fix = { summary: `Set data-root to ${path}, and let Docker wait for its mount.`, commands: waits };
      outcomes.push(
        fail(
          'link',
          { configured, path },
          { subject: configured, evidence: [{ path: configured }], fix, severity: 'info' },
        ),
      );
    }
    if (stacked.length > 1) {
      const evidence = stacked.flatMap(mount => mountEvidence(mount));
      const fix = {
        summary:
          'Unmount what should not be there while Docker is stopped, and let Docker wait for the mount that it should use.',
        commands: [`findmnt ${shellWord(path)}`, ...waits],
      };
      outcomes.push(fail('hidden', { path, count: stacked.length }, { subject: path, evidence, fix }));
    }
    return outcomes.length > 0 ? outcomes : pass();
  },
});
