import type { FilesystemAnswer } from '@hostlint/core';
import { alwaysTyped } from '../live/d-type.js';
import { type Mount, type MountTable, parseMountTable } from '../live/mount-table.js';
import { type FoundNode, isFault } from '../tree/host-tree.js';
import type { Printed } from './command-answers.js';
import type { ReportTree } from './report-tree.js';

type Ask = (words: string) => Printed | undefined;

/** statfs(2) f_type by the name of the type. Source: linux include/uapi/linux/magic.h, fs/xfs/libxfs/xfs_format.h, fs/zfs. */
const magics = new Map([
  ['ext2', 0xef53],
  ['ext3', 0xef53],
  ['ext4', 0xef53],
  ['xfs', 0x58465342],
  ['btrfs', 0x9123683e],
  ['overlay', 0x794c7630],
  ['tmpfs', 0x01021994],
  ['f2fs', 0xf2f52010],
  ['zfs', 0x2fc12fc1],
  ['cgroup2', 0x63677270],
]);

/**
 * What is known of the file systems: their kinds from the mount table, their numbers from df, which counts in units of 1024 bytes and is exact
 * where the file system's own unit is no smaller, and their features from xfs_info and dumpe2fs.
 */
export function filesystemAnswers(
  tree: ReportTree,
  printed: Ask,
): (path: string, found: FoundNode) => FilesystemAnswer | undefined {
  let known: { readonly mounts: MountTable; readonly blocks: DfTable; readonly inodes: DfTable } | undefined;
  return (_, { path }) => {
    known ??= {
      mounts: mountsOf(tree),
      blocks: parseDf(printed('df -al -x autofs'), 1),
      inodes: parseDf(
        printed('df -aliT -x autofs') ?? printed('df -ali -x autofs'),
        printed('df -aliT -x autofs') ? 2 : 1,
      ),
    };
    const mount = known.mounts.mountOf(path);
    const magic = magics.get(mount?.type ?? '');
    const blocks = known.blocks.get(mount?.mountPoint ?? '');
    const inodes = known.inodes.get(mount?.mountPoint ?? '');
    if (!mount || magic === undefined || !blocks || !inodes || blocks.source !== mount.source) return undefined;
    const xfs = mount.type === 'xfs' ? xfsOf(printed(`xfs_info ${mount.mountPoint}`)) : null;
    const ext = magic === 0xef53 ? extOf(printed(`dumpe2fs -h ${mount.source}`)) : null;
    return {
      magic,
      blockSizeBytes: 1024,
      blocks: blocks.all,
      blocksFree: blocks.all - blocks.used,
      blocksAvailable: blocks.free,
      inodes: inodes.all,
      inodesFree: inodes.free,
      // btrfs gives each subvolume a number that the mount table does not have.
      device: mount.type === 'btrfs' ? null : mount.device,
      ...dTypeOf(magic, xfs?.ftype ?? ext?.filetype, mount),
      xfs,
      ext,
    };
  };
}

function mountsOf(tree: ReportTree): MountTable {
  try {
    const content = tree.contents.get(tree.walk('/proc/self/mountinfo', true)?.path ?? '');
    if (content === undefined || isFault(content)) return parseMountTable('');
    return parseMountTable(new TextDecoder().decode(typeof content === 'function' ? content() : content));
  } catch {
    // Without the table every file system is unknown.
    return parseMountTable('');
  }
}

interface DfLine {
  readonly source: string;
  readonly all: number;
  readonly used: number;
  readonly free: number;
}

type DfTable = ReadonlyMap<string, DfLine | null>;

/** By mount point; `null` where several mounts share one, or where df has no numbers. */
function parseDf(output: Printed | undefined, labels: 1 | 2): DfTable {
  const lines = new Map<string, DfLine | null>();
  if (output?.code !== 0) return lines;
  for (const line of output.text.split('\n').slice(1)) {
    const match = (labels === 1 ? oneLabel : twoLabels).exec(line);
    if (!match) continue;
    const [, source = '', all, used, free, point = ''] = match;
    const numbers = { source, all: Number(all), used: Number(used), free: Number(free) };
    lines.set(point, lines.has(point) || source === '-' ? null : numbers);
  }
  return lines;
}

const oneLabel = /^(\S+) +(\d+) +(\d+) +(\d+) +\S+ (\/.*)$/;
const twoLabels = /^(\S+) +\S+ +(\d+) +(\d+) +(\d+) +\S+ (\/.*)$/;

/** Source: xfsprogs 6.1 libfrog/fsgeom.c xfs_report_geom. */
function xfsOf(output: Printed | undefined): FilesystemAnswer['xfs'] {
  const crc = /\bcrc=([01])\b/.exec(output?.text ?? '')?.[1];
  const ftype = /\bftype=([01])\b/.exec(output?.text ?? '')?.[1];
  if (output?.code !== 0 || crc === undefined || ftype === undefined) return null;
  return { version: crc === '1' ? 5 : 4, ftype: ftype === '1' };
}

/** Source: e2fsprogs 1.47 lib/e2p/ls.c print_features. */
function extOf(output: Printed | undefined): FilesystemAnswer['ext'] {
  const features = /^Filesystem features: +(.+)$/m.exec(output?.text ?? '')?.[1]?.split(' ');
  if (output?.code !== 0 || !features) return null;
  return { filetype: features.includes('filetype'), casefold: features.includes('casefold') };
}

function dTypeOf(
  magic: number,
  flag: boolean | undefined,
  { type }: Mount,
): Pick<FilesystemAnswer, 'dType' | 'dTypeEvidence'> {
  const program = type === 'xfs' ? 'xfs_info' : 'dumpe2fs';
  if (flag !== undefined)
    return { dType: flag, dTypeEvidence: `types are ${flag ? 'there' : 'missing'}: ${program} says so` };
  const kernel = alwaysTyped.get(magic);
  if (kernel !== undefined)
    return { dType: true, dTypeEvidence: `types are there: the kernel's ${kernel} gives every entry its type` };
  return { dType: null, dTypeEvidence: 'cannot be seen: the report tells of no features of this file system' };
}
