import { parseMountTable } from '../live/mount-table.js';
import { isFault } from '../tree/host-tree.js';
import type { Printed } from './command-answers.js';
import { ReportStat } from './report-files.js';
import type { ReportTree } from './report-tree.js';

/** What follows of some things about others that nobody looked at. */
export function deduce(tree: ReportTree, printed: (words: string) => Printed | undefined): void {
  const textAt = (path: string): string | undefined => {
    try {
      const content = tree.contents.get(tree.walk(path, true)?.path ?? '');
      if (content === undefined || isFault(content)) return undefined;
      return new TextDecoder().decode(typeof content === 'function' ? content() : content);
    } catch {
      return undefined;
    }
  };
  // The root of a file system is a directory, and so is where it is mounted. What is mounted of a bind mount may be a file.
  for (const { mountPoint, root } of parseMountTable(textAt('/proc/self/mountinfo') ?? '').mounts)
    if (root === '/' && mountPoint.startsWith('/') && !tree.nodes.has(mountPoint))
      tree.set(mountPoint, { type: 'directory', stat: new ReportStat(mountPoint, 'directory', {}) });

  // The first stage of booting makes this file, and gives up without one of these arguments.
  // Source: ostree 2024.8 src/switchroot/ostree-prepare-root.c.
  const arguments_ = textAt('/proc/cmdline');
  if (
    arguments_ !== undefined &&
    !/\b(?:ostree|androidboot)\b/.test(arguments_) &&
    !tree.nodes.has('/run/ostree-booted')
  )
    tree.set('/run/ostree-booted', 'absent');

  // Source: policycoreutils 3.5 sestatus/sestatus.c, libselinux security_getenforce.
  const status = printed('sestatus');
  const mode = /^Current mode: +(enforcing|permissive)$/m.exec(status?.text ?? '')?.[1];
  const enforce = '/sys/fs/selinux/enforce';
  if (status?.code === 0 && mode !== undefined && /^SELinuxfs mount: +\/sys\/fs\/selinux$/m.test(status.text)) {
    if (!tree.nodes.has(enforce)) tree.set(enforce, { type: 'file', stat: new ReportStat(enforce, 'file', {}) });
    tree.contents.set(enforce, new TextEncoder().encode(mode === 'enforcing' ? '1' : '0'));
  }
}
