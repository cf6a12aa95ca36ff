import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { skipBecause } from '../../skip-because.js';
import { findDaemons, obstacle } from '../daemons.js';
import { bundleTool } from '../forecast-bundle.js';
import { fillStore, storeOf } from './filled-store.js';
import { Lab, type LabOptions } from './lab.js';

interface Case extends LabOptions {
  readonly name: string;
  readonly from: string;
  readonly target: string;
  /** What docker info says afterwards. */
  readonly info: Readonly<Record<string, string>>;
  readonly json: string;
  readonly keepImages?: boolean;
}

const ext4 = 'mkfs.ext4 -q -F';
const xfs = 'mkfs.xfs -q -f';
const overlay2 = (backing: string): Readonly<Record<string, string>> => ({
  Driver: 'overlay2',
  'Backing Filesystem': backing,
  'Supports d_type': 'true',
});

const cases: readonly Case[] = [
  {
    name: 'vfs to overlay2 on ext4',
    mkfs: ext4,
    daemonJson: '{"storage-driver":"vfs"}',
    from: 'vfs',
    target: 'overlay2',
    info: overlay2('extfs'),
    json: '{"storage-driver":"overlay2"}',
  },
  {
    name: 'vfs to overlay2 on XFS, with the images, tabs and ends of lines as of Windows',
    mkfs: xfs,
    size: '1G',
    daemonJson: '{\r\n\t"debug": false,\r\n\t"storage-driver": "vfs"\r\n}\r\n',
    from: 'vfs',
    target: 'overlay2',
    info: overlay2('xfs'),
    json: '{\r\n\t"debug": false,\r\n\t"storage-driver": "overlay2"\r\n}\r\n',
    keepImages: true,
  },
  {
    name: 'overlay to overlay2 on ext4',
    mkfs: ext4,
    daemonJson: '{\n  "storage-driver": "overlay"\n}\n',
    from: 'overlay',
    target: 'overlay2',
    info: overlay2('extfs'),
    json: '{\n  "storage-driver": "overlay2"\n}\n',
    keepImages: true,
  },
  {
    name: 'overlay to overlay2 on XFS',
    mkfs: xfs,
    size: '1G',
    daemonJson: '{\n  "storage-driver": "overlay"\n}\n',
    from: 'overlay',
    target: 'overlay2',
    info: overlay2('xfs'),
    json: '{\n  "storage-driver": "overlay2"\n}\n',
  },
  {
    name: 'btrfs to overlay2, with an option of btrfs alone',
    mkfs: 'mkfs.btrfs -q -f',
    size: '1G',
    daemonJson: '{\n  "storage-opts": ["btrfs.min_space=1M"],\n  "storage-driver": "btrfs"\n}\n',
    from: 'btrfs',
    target: 'overlay2',
    info: overlay2('btrfs'),
    json: '{\n  "storage-driver": "overlay2"\n}\n',
  },
  {
    name: 'overlay2 that dockerd chose to vfs',
    mkfs: ext4,
    daemonJson: '{}\n',
    from: 'overlay2',
    target: 'vfs',
    info: { Driver: 'vfs' },
    json: '{"storage-driver": "vfs"}\n',
  },
];

/** Newer daemons, with the root directories that HOSTLINT_DOCKER_ROOTS names. */
const newer: readonly Case[] = findDaemons().flatMap(({ version, root }) =>
  root === undefined || !existsSync(`${root}/mnt`)
    ? []
    : [
        {
          name: `vfs to overlay2 with Docker ${version}`,
          mkfs: ext4,
          chroot: root,
          daemonJson: '{\n  "storage-driver": "vfs"\n}\n',
          from: 'vfs',
          target: 'overlay2',
          info: overlay2('extfs'),
          json: '{\n  "storage-driver": "overlay2"\n}\n',
          keepImages: true,
        },
        {
          name: `overlay2 to the image store of containerd with Docker ${version}`,
          mkfs: ext4,
          chroot: root,
          daemonJson: '{\n  "storage-driver": "overlay2"\n}\n',
          from: 'overlay2',
          target: 'containerd',
          info: { Driver: 'overlayfs', 'driver-type': 'io.containerd.snapshotter.v1' },
          json: '{\n  "features": {"containerd-snapshotter":true}\n}\n',
        },
      ],
);

describe('a switch of the storage driver of a real dockerd', function () {
  this.timeout(300_000);
  let tool: string;
  before(async function () {
    const why = obstacle();
    if (why !== undefined) skipBecause(this, why);
    tool = await bundleTool();
  });

  for (const one of [...cases, ...newer]) {
    it(`goes well, and back: ${one.name}`, async () => {
      const lab = await Lab.open(one);
      const hostlint = (...words: readonly string[]) => lab.run('node', tool, ...words);
      const undoing = ['--yes', '--journal', `${lab.place}/journal`];
      try {
        await lab.shell('$LAB/start');
        await fillStore(lab);
        const before = await storeOf(lab, one.from);
        const info = await lab.info();
        expect(info['Driver']).to.equal(one.from);

        const keep = one.keepImages ? ['--keep-images'] : [];
        const done = await hostlint('switch', one.target, '--yes', ...keep, ...lab.words);
        expect(done.code, done.stderr + done.stdout).to.equal(0);
        expect(await lab.info()).to.include(one.info);
        expect(await lab.shell('cat $LAB/daemon.json')).to.equal(one.json);
        expect(await lab.images()).to.deep.equal(one.keepImages ? before.images : []);
        expect(await lab.shell('cat $ROOT/volumes/people/_data/file')).to.equal(before.volume);
        const again = await hostlint('switch', one.target, '--yes', ...lab.words);
        expect(again.stdout).to.match(/already; nothing was changed/);

        const undone = await hostlint('undo', ...undoing);
        expect(undone.code, undone.stderr).to.equal(0);
        expect(await lab.info()).to.deep.equal(info);
        expect(await storeOf(lab, one.from)).to.deep.equal(before);
        expect(await lab.shell('cat $LAB/daemon.json')).to.equal(one.daemonJson);

        const forgotten = await hostlint('undo', '--forget', ...undoing);
        expect(forgotten.code, forgotten.stderr).to.equal(0);
        expect(await lab.shell('ls -A $ROOT | grep hostlint || true; ls $LAB/journal')).to.equal('');
      } finally {
        await lab.close();
      }
    });
  }
});
