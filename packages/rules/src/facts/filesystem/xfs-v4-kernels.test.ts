import { memorySource, type MemoryHost } from '@hostlint/core/testing';
import { expect } from 'chai';
import { xfsV4Kernels } from './xfs-v4-kernels.js';

const files = {
  '/boot/config-6.1': 'CONFIG_XFS_SUPPORT_V4=y\n',
  '/boot/config-7.2': '# CONFIG_XFS_SUPPORT_V4 is not set\n',
  '/boot/config-4.19': 'CONFIG_XFS_FS=m\n',
  '/boot/vmlinuz-6.1': '',
};

const collect = (version: 4 | 5, host: MemoryHost) =>
  xfsV4Kernels.collect(
    { ...memorySource(host), cite: () => undefined },
    { storage: [{ answer: { xfs: { version, ftype: true } } }] },
    { engines: {}, judged: ['docker'] },
  );

describe('fact filesystem/xfs-v4-kernels', () => {
  it('looks at the configuration of every installed kernel', async () => {
    expect(await collect(4, { files })).to.deep.equal([
      { config: '/boot/config-4.19', supportsV4: true },
      { config: '/boot/config-6.1', supportsV4: true },
      { config: '/boot/config-7.2', supportsV4: false },
    ]);
  });

  it('reads nothing where no storage is on V4', async () => {
    expect(await collect(5, { files })).to.deep.equal([]);
  });

  it('knows of no kernel without /boot', async () => {
    expect(await collect(4, {})).to.deep.equal([]);
  });
});
