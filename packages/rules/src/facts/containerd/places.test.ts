import { cannotTell, testFact } from '@hostlint/core/testing';
import { containerdPlaces, type ContainerdPlaces } from './places.js';

const root = '/var/lib/containerd';
const mountinfo = '27 1 8:1 / / rw - ext4 /dev/sda1 rw\n28 27 0:30 / /ro ro - tmpfs none ro\n';
const statfs = (magic: number) => ({
  magic,
  blockSizeBytes: 4096,
  blocks: 1_000_000,
  blocksFree: 900_000,
  blocksAvailable: 800_000,
  inodes: 1000,
  inodesFree: 900,
  device: '8:1',
  dType: true,
  dTypeEvidence: 'seen',
  xfs: null,
  ext: null,
});
const filesystems = { '/': statfs(0xef53), [root]: statfs(0xef53), '/ro': statfs(0x01021994) };

/** Plain data of one of the places. */
const view = (part: object): ContainerdPlaces['root'] => part as ContainerdPlaces['root'];

testFact(containerdPlaces, [
  {
    name: 'a host that containerd has not run on',
    host: { files: { '/proc/self/mountinfo': mountinfo, '/var/lib': { directory: true } }, filesystems },
    part: {
      root: view({
        configuredPath: root,
        path: root,
        exists: false,
        existing: '/var/lib',
        fault: null,
        faultPath: '',
        missing: 1,
        blocked: [],
        files: [],
        made: [],
        filesystem: { magic: 0xef53, readOnly: false, dType: true, blocks: true, inodesFree: 900 },
      }),
      defaultState: null,
      temp: null,
    },
  },
  {
    name: 'a root with something in the way',
    host: {
      files: {
        '/proc/self/mountinfo': mountinfo,
        [`${root}/tmpmounts`]: '',
        [`${root}/io.containerd.content.v1.content`]: { directory: true },
        [`${root}/io.containerd.grpc.v1.cri`]: { link: '/nowhere' },
      },
      filesystems,
    },
    part: {
      root: view({
        configuredPath: root,
        path: root,
        exists: true,
        existing: root,
        fault: null,
        faultPath: '',
        missing: 0,
        blocked: ['tmpmounts', 'io.containerd.grpc.v1.cri'],
        files: ['tmpmounts'],
        made: ['io.containerd.content.v1.content'],
        filesystem: { magic: 0xef53, readOnly: false, dType: true, blocks: true, inodesFree: 900 },
      }),
    },
  },
  {
    name: 'what is in the root may not be seen',
    host: {
      files: {
        '/proc/self/mountinfo': mountinfo,
        [root]: { directory: true },
        [`${root}/tmpmounts`]: cannotTell('denied'),
      },
      filesystems,
    },
    part: {
      root: view({
        configuredPath: root,
        path: root,
        exists: true,
        existing: root,
        fault: null,
        faultPath: '',
        missing: 0,
        blocked: null,
        files: null,
        made: null,
        filesystem: { magic: 0xef53, readOnly: false, dType: true, blocks: true, inodesFree: 900 },
      }),
    },
  },
]);
