import { expect } from 'chai';
import { known, unknown } from '@hostlint/core/testing';
import type { Distribution } from '../distribution.js';
import { parseFstab } from '../filesystem/fstab.js';
import { parseMountinfo } from '../filesystem/mountinfo.js';
import { moveDataRoot } from './move-data-root.js';

const path = '/srv/my docker';
const [mount = null] = parseMountinfo('40 27 8:16 / /srv/my\\040docker rw - nfs server:/x rw');
const [entry] = parseFstab('server:/x /srv/my\\040docker nfs');
const on = (part: Partial<Distribution>) => known({ immutable: null, family: 'other', ...part } as Distribution);

describe('moveDataRoot', () => {
  it('replaces the mount that is there', () => {
    expect(
      moveDataRoot({ engine: 'docker', path, exists: true }, { os: unknown(), mount, entry }).commands,
    ).to.deep.equal([
      'systemctl stop docker.service docker.socket',
      'mkfs.xfs -n ftype=1 /dev/NEW',
      'mount /dev/NEW /mnt',
      "rsync -aHAXS '/srv/my docker'/ /mnt/",
      'umount /mnt',
      "umount '/srv/my docker'",
      "sed -i.bak '1d' /etc/fstab",
      "printf '%s\\n' '/dev/NEW /srv/my\\040docker xfs defaults 0 2' >> /etc/fstab",
      "mount '/srv/my docker'",
      'systemctl start docker.service',
    ]);
  });

  it('makes a root that is not there yet', () => {
    const { commands } = moveDataRoot(
      { engine: 'docker', path: '/d', exists: false },
      { os: on({ family: 'alpine' }), mount: null },
    );
    expect(commands).to.include('mkdir -p -m 0710 /d').and.to.include('rc-service docker start');
    expect(commands.join()).not.to.contain('rsync');
  });

  it('does not tell an immutable system to edit fstab', () => {
    expect(
      moveDataRoot({ engine: 'docker', path, exists: true }, { os: on({ immutable: 'talos' }), mount }).commands,
    ).to.deep.equal([]);
  });
});
