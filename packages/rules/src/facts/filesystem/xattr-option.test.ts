import { cannotTell, known, memorySource, unknown, type MemoryNode } from '@hostlint/core/testing';
import { expect } from 'chai';
import { filesystemKind } from '../../shared/filesystem/filesystem-kind.js';
import { magic, type FilesystemName } from '../../shared/filesystem/filesystem-magic.js';
import { parseKernelRelease } from '../../shared/kernel/kernel-version.js';
import { xattrOption } from './xattr-option.js';

const release = known(parseKernelRelease('6.1.0-37-amd64'));

function collect(family: FilesystemName, config: MemoryNode, given: unknown = release) {
  const storage = [{ root: { path: '/d' }, kind: filesystemKind(magic[family], null) }];
  const host = { ...memorySource({ files: { '/boot/config-6.1.0-37-amd64': config } }), cite: () => undefined };
  return xattrOption.collect(host, { storage, release: given }, { engines: {}, judged: ['docker'] });
}

const header = '# Linux/x86 6.1.129 Kernel Configuration\n';
const path = '/boot/config-6.1.0-37-amd64';

describe('fact filesystem/xattr-option', () => {
  it('tells the option of tmpfs', async () => {
    const on = await collect('tmpfs', `${header}CONFIG_TMPFS_XATTR=y\n`);
    expect(on).to.deep.equal([{ path: '/d', option: 'CONFIG_TMPFS_XATTR', enabled: true, config: path }]);
    const off = await collect('tmpfs', `${header}# CONFIG_TMPFS_XATTR is not set\n`);
    expect(off[0]).to.include({ enabled: false });
  });

  it('leaves open what the configuration does not name', async () => {
    expect((await collect('f2fs', `${header}CONFIG_TMPFS_XATTR=y\n`))[0]).to.include({ enabled: null, config: path });
    expect((await collect('tmpfs', null))[0]).to.include({ enabled: null, config: null });
    expect((await collect('tmpfs', null, unknown()))[0]).to.include({ enabled: null });
  });

  it('reads nothing for file systems that always have them', async () => {
    expect(await collect('ext', cannotTell('denied'))).to.deep.equal([]);
  });

  it('is unknown where the configuration may not be read', async () => {
    const error = await collect('tmpfs', cannotTell('denied')).catch((thrown: unknown) => thrown);
    expect(error).to.include({ name: 'UnknowableError', reason: 'denied' });
  });
});
