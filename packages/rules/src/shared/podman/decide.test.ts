import { expect } from 'chai';
import fc from 'fast-check';
import { btrfs, ext4, noFiletype, onOverlay, ramfs, readOnly, xfs } from '../docker-storage/storage-samples.test.js';
import { unknownFilesystem } from '../docker-storage/filesystem-view.js';
import { decide, podmanInput, type PodmanSample } from './podman-samples.test.js';
import { everyCourse } from '../open-questions.js';
import { startOverlay } from './overlay-start.js';

const withFuse: PodmanSample = { machine: { fuseOverlayfs: true } };
const debian: PodmanSample = { build: 'debian' };
const refusal = (sample: PodmanSample): string => {
  const { starts, refusals } = decide(sample);
  return starts === false ? (refusals[0]?.cause ?? 'no cause') : `starts: ${starts}`;
};
const driver = (sample: PodmanSample): string | null => decide(sample).driver;

describe('decidePodman', () => {
  it('takes overlay on a usual host, and says what podman info says', () => {
    const { starts, driver, chosen, backingFilesystem, supportsDType, nativeOverlayDiff, usingMetacopy } = decide();
    expect({ starts, driver, chosen }).to.deep.equal({ starts: true, driver: 'overlay', chosen: 'automatic' });
    expect([backingFilesystem, supportsDType, nativeOverlayDiff, usingMetacopy]).to.deep.equal([
      'extfs',
      true,
      true,
      false,
    ]);
  });

  it('says nothing of the file system with vfs and btrfs', () => {
    expect(decide({ driver: 'vfs' }).backingFilesystem).to.equal(null);
    expect(decide({ driver: 'btrfs', on: btrfs }).supportsDType).to.equal(null);
  });

  it('falls back to fuse-overlayfs where the trial fails, whatever the file system', () => {
    for (const on of [onOverlay, noFiletype]) {
      const told = decide({ driver: 'overlay', on, ...withFuse });
      expect([told.starts, told.nativeOverlayDiff, told.supportsDType, told.program?.why]).to.deep.equal([
        true,
        false,
        true,
        'fallback',
      ]);
    }
  });

  it('without fuse-overlayfs refuses a configured overlay, for one reason by version', () => {
    expect(refusal({ driver: 'overlay', on: onOverlay })).to.equal('backing-fs');
    expect(refusal({ driver: 'overlay', on: noFiletype })).to.equal('d-type');
    expect(refusal({ ...debian, driver: 'overlay', on: onOverlay })).to.equal('overlay');
  });

  it('without a configured driver: a failed trial ends podman, but a refused file system or 6.0 leads to vfs', () => {
    expect(refusal({ on: noFiletype })).to.equal('d-type');
    expect(driver({ on: onOverlay })).to.equal('vfs');
    expect(driver({ ...debian, on: noFiletype })).to.equal('vfs');
    expect(decide({ on: onOverlay }).passedOver.map(({ lack }) => lack)).to.deep.equal(['backing-fs', 'btrfs', 'zfs']);
  });

  it('takes ramfs before 4.5, when the trial did not delete anything', () => {
    expect(driver({ version: '4.3.1', driver: 'overlay', on: ramfs })).to.equal('overlay');
    expect(refusal({ version: '4.5.0', driver: 'overlay', on: ramfs })).to.equal('overlay');
  });

  it('refuses what prior drivers leave open', () => {
    expect(refusal({ homes: { overlay: 'directory', btrfs: 'directory' } })).to.equal('several-prior-drivers');
    expect(refusal({ homes: { overlay: 'directory', vfs: 'directory' } })).to.equal('several-prior-drivers');
    expect(driver({ version: '4.3.1', homes: { overlay: 'directory', vfs: 'directory' } })).to.equal('overlay');
    expect(driver({ homes: { vfs: 'directory' } })).to.equal('overlay');
    expect(refusal({ homes: { btrfs: 'directory' } })).to.equal('prior-driver-unsupported');
    expect(driver({ homes: { overlay2: 'directory' } })).to.equal('overlay');
    expect(refusal({ homes: { overlay2: 'directory', overlay: 'directory' } })).to.equal('several-prior-drivers');
    expect(driver({ homes: { aufs: 'directory' } })).to.equal('overlay');
    expect(refusal({ version: '5.4.2', homes: { aufs: 'directory' } })).to.equal('prior-driver-unsupported');
  });

  it('follows driver_priority since 4.4', () => {
    expect(driver({ priority: ['vfs', 'overlay'] })).to.equal('vfs');
    expect(driver({ version: '4.3.1', priority: ['vfs', 'overlay'] })).to.equal('overlay');
    expect(decide({ priority: ['foo'] }).driver).to.equal(null);
  });

  it('goes on with the driver of the database', () => {
    const told = decide({ driver: 'overlay', database: { state: 'read', driver: 'vfs' } });
    expect([told.driver, told.chosen]).to.deep.equal(['vfs', 'database']);
    const options = ['overlay.mountopt=nodev'];
    expect(
      refusal({ version: '4.3.1', driver: 'overlay', options, database: { state: 'read', driver: 'vfs' } }),
    ).to.equal('storage-option');
    expect(refusal({ database: { state: 'read', driver: 'devicemapper' } })).to.equal('driver-unknown');
    expect(refusal({ database: { state: 'refused', refusal: { cause: 'database', message: 'x' } } })).to.equal(
      'database',
    );
  });

  it('knows drivers by version', () => {
    expect(refusal({ driver: 'foo' })).to.equal('driver-unknown');
    expect(refusal({ driver: 'aufs' })).to.equal('driver-unknown');
    expect(refusal({ version: '4.3.1', driver: 'devicemapper' })).to.equal('driver-unsupported');
    expect(refusal({ driver: 'btrfs' })).to.equal('driver-unsupported');
    expect(refusal({ driver: 'zfs' })).to.equal('driver-unsupported');
  });

  it('remembers what the run root says of trials', () => {
    expect(refusal({ driver: 'overlay', cache: { overlay: false } })).to.equal('overlay-cache');
    expect(decide({ driver: 'overlay', on: noFiletype, cache: { overlay: true } }).supportsDType).to.equal(true);
    const told = decide({ cache: { metacopy: true, nativeDiff: false } });
    expect([told.usingMetacopy, told.nativeOverlayDiff]).to.deep.equal([true, false]);
  });

  it('stays with a mount program where there is one, and needs one since 6.0', () => {
    expect(decide({ flag: 'true', ...withFuse }).program).to.deep.equal({ why: 'pinned' });
    expect(decide({ flag: 'true' }).nativeOverlayDiff).to.equal(true);
    expect(refusal({ ...debian, driver: 'overlay', flag: 'true' })).to.equal('overlay');
    expect(decide({ indicators: null, ...withFuse }).nativeOverlayDiff).to.equal(null);
  });

  it('refuses options that a driver does not take', () => {
    const overlay = (...options: string[]): string =>
      refusal({ driver: 'overlay', options, paths: { '/there': 'directory', '/file': 'other' } });
    expect(overlay('overlay.mountopt=nodev')).to.equal('starts: true');
    expect(overlay('overlay.mountopt=ro')).to.equal('mount-options');
    expect(overlay('overlay.foo=1')).to.equal('storage-option');
    expect(overlay('nothing')).to.equal('storage-option');
    expect(overlay('overlay.size=1G')).to.equal('project-quota');
    expect(overlay('overlay.size=0')).to.equal('starts: true');
    expect(overlay('overlay.size=lots')).to.equal('storage-option');
    expect(overlay('overlay.inodes=-1')).to.equal('storage-option');
    expect(overlay('overlay.ignore_chown_errors=yes')).to.equal('storage-option');
    expect(overlay('overlay.force_mask=-rwxr-xr-x')).to.equal('storage-option');
    expect(overlay('overlay.use_composefs=true')).to.equal('storage-option');
    expect(overlay('overlay.mount_program=/gone')).to.equal('mount-program');
    expect(overlay('overlay.imagestore=/there')).to.equal('starts: true');
    expect(overlay('overlay.imagestore=/gone')).to.equal('image-store');
    expect(overlay('overlay.imagestore=/file')).to.equal('image-store');
    expect(overlay('overlay.imagestore=gone')).to.equal('image-store');
    expect(overlay('overlay.additionallayerstore=/there:ref:ref')).to.equal('image-store');
    const vfs = (...options: string[]): string => refusal({ driver: 'vfs', options });
    expect(vfs('vfs.mountopt=nodev')).to.equal('storage-option');
    expect(vfs('vfs.ignore_chown_errors=true')).to.equal('starts: true');
    expect(refusal({ driver: 'btrfs', on: btrfs, options: ['btrfs.size=1G'] })).to.equal('storage-option');
    expect(refusal({ ...debian, driver: 'btrfs', on: btrfs, options: ['btrfs.size=1G'] })).to.equal('starts: true');
  });

  it('skips options of other drivers since 1.63 of containers/storage', () => {
    const options = ['overlay.mountopt=nodev'];
    expect(refusal({ driver: 'vfs', options })).to.equal('storage-option');
    expect(refusal({ ...debian, driver: 'vfs', options })).to.equal('starts: true');
    expect(refusal({ ...debian, driver: 'vfs', options: ['magic.x=1'] })).to.equal('storage-option');
  });

  it('forbids force_mask without a mount program before 5.2, and forgets a wrong skip_mount_home in 4.3', () => {
    const mask = { driver: 'overlay', options: ['overlay.force_mask=700'] };
    expect(refusal({ version: '4.3.1', ...mask })).to.equal('storage-option');
    expect(refusal({ version: '5.4.2', ...mask })).to.equal('starts: true');
    const skip = { driver: 'overlay', options: ['overlay.skip_mount_home=yes'] };
    expect(refusal({ version: '4.3.1', ...skip })).to.equal('starts: true');
    expect(refusal(skip)).to.equal('storage-option');
  });

  it('reads mountopt as the kernel does', () => {
    const told = (mountopt: string): readonly (boolean | null)[] => {
      const { nativeOverlayDiff, usingMetacopy } = decide({
        driver: 'overlay',
        options: [`overlay.mountopt=${mountopt}`],
      });
      return [nativeOverlayDiff, usingMetacopy];
    };
    expect(told('nodev')).to.deep.equal([true, false]);
    expect(told('nodev,metacopy=on')).to.deep.equal([false, true]);
    expect(told('redirect_dir=on')).to.deep.equal([false, false]);
    expect(told('metacopy=on,redirect_dir=off')).to.deep.equal([false, false]);
    expect(told('nodev,fsync=0')).to.deep.equal([false, false]);
    expect(told('bogus')).to.deep.equal([false, false]);
    expect(told('userxattr')).to.deep.equal([null, false]);
  });

  it('looks at the directories first', () => {
    expect(refusal({ root: { fault: 'dangling-link', faultPath: '/x' } })).to.equal('graphroot-path');
    expect(refusal({ on: readOnly })).to.equal('graphroot-read-only');
    expect(refusal({ root: { space: 'none' } })).to.equal('no-space');
    expect(refusal({ root: { inodes: 'none' } })).to.equal('no-inodes');
    expect(refusal({ root: { blocked: ['libpod'] } })).to.equal('graphroot-entry');
    expect(refusal({ root: { blocked: ['tmp'] } })).to.equal('starts: true');
    expect(refusal({ version: '4.3.1', root: { blocked: ['tmp'] } })).to.equal('graphroot-entry');
    expect(refusal({ driver: 'vfs', root: { blocked: ['overlay-images'] } })).to.equal('starts: true');
    expect(refusal({ driver: 'overlay', root: { blocked: ['overlay-images'] } })).to.equal('graphroot-entry');
    expect(refusal({ homes: { overlay: 'no-directory' } })).to.equal('graphroot-entry');
    expect(refusal({ runRoot: { filesystem: readOnly } })).to.equal('runroot');
    expect(refusal({ runRoot: { blocked: ['overlay'] } })).to.equal('runroot');
    expect(refusal({ driver: 'vfs', runRoot: { blocked: ['overlay'] } })).to.equal('starts: true');
    expect(refusal({ imageStore: 'images' })).to.equal('image-store');
    expect(refusal({ early: [{ cause: 'storage-conf', message: 'x' }], on: readOnly })).to.equal('storage-conf');
  });

  it('names the file system as podman does', () => {
    expect(decide({ on: xfs }).backingFilesystem).to.equal('xfs');
    expect(decide({ on: { ...ext4, magic: 0x65735546 } }).backingFilesystem).to.equal('<unknown>');
  });

  it('says which questions are open, and never more than is known', () => {
    const told = decide({ driver: 'overlay', on: { ...ext4, dType: null } });
    expect([told.starts, told.possible[0]?.cause]).to.deep.equal([null, 'd-type']);
    expect(decide({ on: unknownFilesystem }).starts).to.equal(null);
    expect(decide({ homes: { btrfs: null } }).starts).to.equal(null);
    expect(decide({ remaps: true, version: '4.3.1' }).starts).to.equal(null);
    const earlyOpen = { question: 'q', refusal: { cause: 'storage-conf', message: 'x' } } as const;
    expect(decide({ earlyOpen }).starts).to.equal(null);
  });

  it('never claims with less knowledge what more knowledge denies', () => {
    const yesNo = fc.boolean();
    const view = fc.record({ dType: yesNo, upperLayer: yesNo, trustedXattrs: yesNo, readOnly: fc.constant(false) });
    const hidden = fc.subarray(['dType', 'upperLayer', 'trustedXattrs'] as const);
    fc.assert(
      fc.property(
        view,
        hidden,
        fc.constantFrom('', 'overlay', 'vfs'),
        yesNo,
        fc.constantFrom('4.3.1', '5.8.2'),
        (known, keys, name, fuse, version) => {
          const machine = { fuseOverlayfs: fuse };
          const full = decide({ version, driver: name, machine, on: { ...ext4, ...known } });
          const less = decide({
            version,
            driver: name,
            machine,
            on: { ...ext4, ...known, ...Object.fromEntries(keys.map(key => [key, null])) },
          });
          for (const key of ['starts', 'driver', 'supportsDType', 'nativeOverlayDiff', 'usingMetacopy'] as const)
            if (less[key] !== null && less.starts !== null && full.starts !== false)
              expect(less[key], key).to.equal(full[key]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('asks only what it needs', () => {
    const courses = everyCourse(ask =>
      startOverlay(podmanInput({ driver: 'overlay', on: { ...ext4, trustedXattrs: null } }), ask),
    );
    expect(courses?.length).to.equal(1);
  });
});
