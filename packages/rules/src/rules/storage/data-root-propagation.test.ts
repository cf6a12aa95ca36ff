import { testRule } from '@hostlint/core/testing';
import { mountLine, storageOn } from '../filesystem/storage-samples.test.js';
import { dataRootPropagation } from './data-root-propagation.js';

testRule(dataRootPropagation, {
  pass: [
    {
      name: 'a shared mount',
      facts: { storage: storageOn('ext', 'ext4', { mount: { ...mountLine('ext4'), propagation: ['shared:1'] } }) },
    },
  ],
  fail: [
    {
      name: 'a private mount',
      facts: { storage: storageOn('ext', 'ext4') },
      message: 'private',
      command: 'mount --make-rshared /',
    },
  ],
  notApplicable: [{ name: 'no storage root', facts: { storage: [] } }],
  unknown: [{ name: 'mounts are unknown', facts: { storage: storageOn('ext', 'ext4', { mount: null }) } }],
});
