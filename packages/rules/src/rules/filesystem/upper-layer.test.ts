import { known, testRule, unknown } from '@hostlint/core/testing';
import { parseKernelRelease, type KernelRelease } from '../../shared/kernel/kernel-version.js';
import type { OverlayTrial } from '../../facts/filesystem/overlay-trial.js';
import { upperLayer } from './upper-layer.js';
import { fstabOf, hidden, layersIn, path, place, storageOn } from './storage-samples.test.js';

const kernel = (text: string) => known(parseKernelRelease(text) as KernelRelease);
const trial = (verdict: OverlayTrial['verdict'], detail = '') => known([{ path, directory: path, verdict, detail }]);
const base = {
  ...place,
  kernel: kernel('6.1.0-37-amd64'),
  zfs: known(null),
  casefold: known(false),
  container: known({ kind: null, why: '' }),
  trial: unknown('unsupported'),
};
const zfs = (text: string) => known({ major: Number(text.split('.')[0]), minor: Number(text.split('.')[1]), text });
const casefold = { answer: { ext: { filetype: true, casefold: true } } };

testRule(upperLayer, {
  pass: [
    { name: 'ext4', facts: { storage: storageOn('ext', 'ext4'), ...base } },
    { name: 'XFS', facts: { storage: storageOn('xfs'), ...base } },
    { name: 'tmpfs', facts: { storage: storageOn('tmpfs'), ...base } },
    {
      name: 'ext4 whose features nobody read, on 6.17',
      facts: { storage: storageOn('ext', 'ext4'), ...base, casefold: known(true), kernel: kernel('6.17.0') },
    },
    { name: 'btrfs on 6.1', facts: { storage: storageOn('btrfs'), ...base } },
    { name: 'OpenZFS 2.2', facts: { storage: storageOn('zfs'), ...base, zfs: zfs('2.2.2') } },
    {
      name: 'casefold on 6.17',
      facts: { storage: storageOn('ext', 'ext4', casefold), ...base, kernel: kernel('6.17.1') },
    },
    {
      name: 'FUSE where a trial works',
      facts: { storage: storageOn('fuse', 'virtiofs'), ...base, trial: trial('works') },
    },
    {
      name: 'a trial that overrules the prediction',
      facts: { storage: storageOn('zfs'), ...base, zfs: zfs('2.1.9'), trial: trial('works') },
      proof: ['trial'],
    },
    {
      name: 'a trial that failed for the path, not the file system',
      facts: { storage: storageOn('xfs'), ...base, trial: trial('path') },
    },
    {
      name: 'a kernel without overlay is not the fault of XFS',
      facts: { storage: storageOn('xfs'), ...base, trial: trial('no-overlay') },
    },
  ],
  fail: [
    {
      name: 'a container without a volume',
      facts: { storage: storageOn('overlay'), ...base, container: known({ kind: 'docker', why: '' }) },
      message: 'overlay',
      subject: path,
      stops: [],
      command: 'docker run --privileged --mount type=volume,source=docker-data,target=/var/lib/docker IMAGE',
    },
    {
      name: 'a pod',
      facts: { storage: storageOn('overlay'), ...base, container: known({ kind: 'kubernetes', why: '' }) },
      message: 'overlay',
    },
    {
      name: 'a container of unknown make',
      facts: { storage: storageOn('overlay'), ...base, container: known({ kind: 'other', why: '' }) },
      message: 'overlay',
      command: 'docker run',
    },
    {
      name: 'a live system',
      facts: { storage: storageOn('overlay'), ...base },
      message: 'overlay',
      command: 'mkfs.xfs -n ftype=1',
    },
    {
      name: 'NFS',
      facts: { storage: storageOn('nfs', 'nfs4'), ...base, fstab: fstabOf(`#\nserver:/x ${path} nfs4 defaults`) },
      message: 'network',
      says: 'on nfs4',
      command: "sed -i.bak '2d' /etc/fstab",
      evidence: [
        { path: '/proc/self/mountinfo', line: 2, text: '40 27 8:16 / /var/lib/docker rw - nfs4 /dev/sdb rw' },
        { path: '/etc/fstab', line: 2, text: `server:/x ${path} nfs4 defaults` },
      ],
    },
    { name: 'CIFS', facts: { storage: storageOn('smb2', 'cifs'), ...base }, message: 'network' },
    {
      name: '9p, where even a trial is no proof',
      facts: { storage: storageOn('plan9', '9p'), ...base, trial: trial('works') },
      message: 'network',
      says: '9p',
    },
    {
      name: 'ramfs, whose mount works',
      facts: { storage: storageOn('ramfs'), ...base, trial: trial('works') },
      message: 'ramfs',
    },
    { name: 'OCFS2', facts: { storage: storageOn('ocfs2'), ...base }, message: 'cluster', severity: 'warning' },
    { name: 'eCryptfs', facts: { storage: storageOn('ecryptfs'), ...base }, message: 'ecryptfs' },
    { name: 'FAT', facts: { storage: storageOn('msdos', 'vfat'), ...base }, message: 'names' },
    { name: 'casefold on 6.1', facts: { storage: storageOn('ext', 'ext4', casefold), ...base }, message: 'casefold' },
    {
      name: 'btrfs on 4.4',
      facts: { storage: storageOn('btrfs'), ...base, kernel: kernel('4.4.0-210-generic') },
      message: 'btrfs',
    },
    { name: 'OpenZFS 2.1', facts: { storage: storageOn('zfs'), ...base, zfs: zfs('2.1.11-1') }, message: 'zfs' },
    {
      name: 'a trial that the file system refused',
      facts: { storage: storageOn('fuse', 'fuse.x'), ...base, trial: trial('refused', 'invalid argument') },
      message: 'refused',
      says: 'invalid argument',
    },
  ],
  notApplicable: [
    {
      name: 'the vfs driver',
      facts: {
        storage: storageOn('nfs'),
        ...base,
        layers: layersIn(false, 'The storage driver vfs makes no overlay.'),
      },
    },
    { name: 'no storage root', facts: { storage: [], ...base } },
  ],
  unknown: [
    {
      name: 'ext4 whose features nobody read, on a kernel that can fold case',
      facts: { storage: storageOn('ext', 'ext4'), ...base, casefold: known(true) },
    },
    { name: 'FUSE', facts: { storage: storageOn('fuse', 'fuse.x'), ...base } },
    { name: 'a magic number without a name', facts: { storage: storageOn(0x1234, 'newfs'), ...base } },
    { name: 'ZFS of unknown version', facts: { storage: storageOn('zfs'), ...base } },
    {
      name: 'btrfs on a vendor kernel',
      facts: { storage: storageOn('btrfs'), ...base, kernel: kernel('4.4.180-94.164-default') },
    },
    { name: 'btrfs on an unknown kernel', facts: { storage: storageOn('btrfs'), ...base, kernel: unknown() } },
    {
      name: 'casefold on an unknown kernel',
      facts: { storage: storageOn('ext', 'ext4', casefold), ...base, kernel: unknown() },
    },
    { name: 'no permission', facts: { storage: hidden(), ...base } },
  ],
});
