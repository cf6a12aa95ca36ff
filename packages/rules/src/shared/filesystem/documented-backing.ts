import type { FilesystemKind } from './filesystem-kind.js';
import type { FilesystemName } from './filesystem-magic.js';

/** How Docker's documentation stands to a file system; `elsewhere`: other rules say all there is to say. */
export type Documented = 'documented' | 'old' | 'btrfs' | 'undocumented' | 'unclear' | 'elsewhere';

/** What cannot hold layers, cannot be written to or forgets them is said by filesystem/upper-layer, /writable and /persistence. */
const elsewhere: readonly FilesystemName[] = [
  ...([
    'overlay',
    'nfs',
    'cifs',
    'smb',
    'smb2',
    'ceph',
    'gpfs',
    'lustre',
    'plan9',
    'vboxsf',
    'afs',
    'kafs',
    'ocfs2',
    'gfs2',
  ] as const),
  ...(['ecryptfs', 'ramfs', 'tmpfs', 'msdos', 'exfat', 'squashfs', 'iso9660', 'erofs', 'cramfs'] as const),
];

/** Source: docs.docker.com select-storage-driver: overlay2 on xfs with ftype=1 and ext4. */
export function documentedAs(kind: FilesystemKind): Documented {
  const { family, name } = kind;
  if (family === 'xfs' || name === 'ext4') return 'documented';
  if (name === 'ext2' || name === 'ext3') return 'old';
  if (family === 'ext') return 'unclear';
  if (family === 'btrfs') return 'btrfs';
  return family !== null && elsewhere.includes(family) ? 'elsewhere' : 'undocumented';
}
