import type { FilesystemAnswer } from '@hostlint/core';
import { cannotTell, known, memorySource, unknown, type MemoryHost } from '@hostlint/core/testing';
import { expect } from 'chai';
import { parseMountinfo } from '../../shared/filesystem/mountinfo.js';
import { storageFilesystems, type StorageFilesystem } from './storage-filesystems.js';

const answer = (part: Partial<FilesystemAnswer> = {}): FilesystemAnswer => ({
  magic: 0xef53,
  blockSizeBytes: 4096,
  blocks: 1000,
  blocksFree: 500,
  blocksAvailable: 450,
  inodes: 1000,
  inodesFree: 900,
  device: '8:1',
  dType: null,
  dTypeEvidence: 'the directory is empty',
  xfs: null,
  ext: null,
  ...part,
});

const mountinfo = (...extra: string[]): string => ['27 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw', ...extra].join('\n');
const own = '40 27 8:16 / /var/lib/docker ro,noexec - xfs /dev/sdb rw,prjquota';

const look = async (host: MemoryHost): Promise<StorageFilesystem> => (await lookAll(host))[0] as StorageFilesystem;

/** Without the facts about Docker: the data-root is the default one. */
async function lookAll(host: MemoryHost): Promise<readonly StorageFilesystem[]> {
  const source = {
    ...memorySource({ ...host, files: { '/var/lib/docker': { directory: true }, ...host.files } }),
    cite: () => undefined,
  };
  const path = '/var/lib/docker';
  const roots = [{ engine: 'docker', role: 'data-root', configuredPath: path, path, existing: path, exists: true }];
  const bytes = await source.read('/proc/self/mountinfo');
  const mounts = bytes ? known(parseMountinfo(new TextDecoder().decode(bytes))) : unknown('not-running');
  return storageFilesystems.collect(source, { roots, mounts }, { engines: {}, judged: ['docker'] });
}

describe('fact filesystem/storage-filesystems', () => {
  it('takes ext2, ext3 and ext4 apart by the mount', async () => {
    const found = await look({
      files: { '/proc/self/mountinfo': mountinfo() },
      filesystems: { '/var/lib/docker': answer({ dType: true, dTypeEvidence: 'seen' }) },
    });
    expect(found.kind).to.deep.equal({ name: 'ext4', family: 'ext', dockerName: 'extfs' });
    expect(found).to.include({ dType: true, dTypeEvidence: 'seen', readOnly: false, answeredBy: '/var/lib/docker' });
  });

  it('finds the mount of the root itself', async () => {
    const found = await look({
      files: { '/proc/self/mountinfo': mountinfo(own) },
      filesystems: { '/var/lib/docker': answer({ magic: 0x58465342, xfs: { version: 4, ftype: false } }) },
    });
    expect(found.mount?.line).to.equal(2);
    expect(found).to.include({ dType: false, readOnly: true });
  });

  it('sees d_type in another directory of the same file system', async () => {
    const found = await look({
      files: { '/proc/self/mountinfo': mountinfo() },
      filesystems: {
        '/var/lib/docker': cannotTell('denied'),
        '/var/lib': answer(),
        '/': answer({ dType: false, dTypeEvidence: 'seen' }),
      },
    });
    expect(found).to.include({ dType: false, answeredBy: '/var/lib', problem: null });
  });

  it('does not take the parent of a mount for its file system', async () => {
    const found = await look({
      files: { '/proc/self/mountinfo': mountinfo(own) },
      filesystems: { '/var/lib/docker': cannotTell('denied'), '/var/lib': answer({ dType: true }) },
    });
    expect(found).to.include({ answer: null, kind: null, dType: null });
    expect(found.problem).to.contain('/var/lib/docker');
  });

  it('sees d_type where the same file system is mounted elsewhere', async () => {
    const found = await look({
      files: { '/proc/self/mountinfo': mountinfo(own, '41 27 8:16 /x /srv rw - xfs /dev/sdb rw,prjquota') },
      filesystems: {
        '/var/lib/docker': answer({ magic: 0x58465342 }),
        '/srv': answer({ magic: 0x58465342, dType: true, dTypeEvidence: 'seen' }),
      },
    });
    expect(found).to.include({ dType: true, answeredBy: '/var/lib/docker' });
  });

  it('does not touch an automount point', async () => {
    const found = await look({
      files: { '/proc/self/mountinfo': mountinfo('40 27 0:44 / /var/lib/docker rw - autofs systemd-1 rw') },
      filesystems: { '/var/lib/docker': answer({ dType: true }) },
    });
    expect(found.answer).to.equal(null);
    expect(found.problem).to.contain('automount');
  });

  it('sees overlay2 as a mount of its own without looking into the data-root', async () => {
    const files = {
      '/var/lib/docker/overlay2': cannotTell('denied'),
      '/proc/self/mountinfo': mountinfo('40 27 8:16 / /var/lib/docker/overlay2 rw - xfs /dev/sdb rw'),
    };
    const all = await lookAll({ files, filesystems: { '/var/lib/docker': answer({ dType: true }) } });
    expect(all.map(({ root, dType }) => [root.path, dType])).to.deep.equal([
      ['/var/lib/docker', true],
      ['/var/lib/docker/overlay2', null],
    ]);
  });

  it('lives without mounts', async () => {
    const found = await look({ filesystems: { '/var/lib/docker': answer({ magic: 0x9123683e }) } });
    expect(found).to.include({ mount: null, readOnly: null, dType: true });
  });

  it('asks nothing of a root whose place is not known', async () => {
    const source = { ...memorySource({ filesystems: { '/x': answer() } }), cite: () => undefined };
    const root = { engine: 'containerd', role: 'containerd-root', configuredPath: '/x', path: '/x', existing: '/x' };
    const facts = { roots: [{ ...root, exists: false, problem: 'who knows' }], mounts: known([]) };
    const [found] = await storageFilesystems.collect(source, facts, { engines: {}, judged: ['docker'] });
    expect(found).to.include({ mount: null, kind: null, answer: null, problem: 'who knows', dType: null });
  });
});
