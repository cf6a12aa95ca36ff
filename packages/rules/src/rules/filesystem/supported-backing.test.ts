import { testRule } from '@hostlint/core/testing';
import { supportedBacking } from './supported-backing.js';
import { hidden, layersIn, place, storageOn } from './storage-samples.test.js';

testRule(supportedBacking, {
  pass: [
    { name: 'ext4', facts: { storage: storageOn('ext', 'ext4'), ...place } },
    { name: 'XFS', facts: { storage: storageOn('xfs'), ...place } },
  ],
  fail: [
    { name: 'ext3', facts: { storage: storageOn('ext', 'ext3'), ...place }, message: 'old', severity: 'warning' },
    { name: 'btrfs', facts: { storage: storageOn('btrfs'), ...place }, message: 'btrfs', severity: 'info' },
    { name: 'f2fs', facts: { storage: storageOn('f2fs'), ...place }, message: 'undocumented' },
    {
      name: 'a number without a name',
      facts: { storage: storageOn(0x1234, 'newfs'), ...place },
      message: 'undocumented',
      says: 'newfs',
    },
  ],
  notApplicable: [
    { name: 'NFS, which another rule judges', facts: { storage: storageOn('nfs'), ...place } },
    {
      name: 'the btrfs driver',
      facts: {
        storage: storageOn('btrfs'),
        ...place,
        layers: layersIn(false, 'The storage driver btrfs makes no overlay.'),
      },
    },
    { name: 'no storage root', facts: { storage: [], ...place } },
  ],
  unknown: [
    { name: 'ext without a mount', facts: { storage: storageOn('ext', 'ext4', { mount: null }), ...place } },
    { name: 'no permission', facts: { storage: hidden(), ...place } },
  ],
});
