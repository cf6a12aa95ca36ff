import { cannotTell, testFact } from '@hostlint/core/testing';
import { livePatches } from './live-patches.js';

testFact(livePatches, [
  { name: 'a kernel without live patches', host: {}, value: [] },
  {
    name: 'Canonical’s live patch',
    host: { files: { '/sys/kernel/livepatch/lkp_Ubuntu_5_15_0_70_77_generic_95/enabled': '1\n' } },
    value: ['lkp_Ubuntu_5_15_0_70_77_generic_95'],
  },
  { name: 'KernelCare', host: { files: { '/sys/module/kcare/initstate': 'live\n' } }, value: ['kcare'] },
  {
    name: 'a directory that may not be read',
    host: { files: { '/sys/kernel/livepatch': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
