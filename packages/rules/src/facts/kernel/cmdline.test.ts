import { testFact } from '@hostlint/core/testing';
import { kernelCmdline } from './cmdline.js';

testFact(kernelCmdline, [
  {
    name: 'reads arguments',
    host: { files: { '/proc/cmdline': 'ro module_blacklist=overlay -- x\n' } },
    value: [
      { name: 'ro', value: null },
      { name: 'module_blacklist', value: 'overlay' },
    ],
  },
  { name: 'is unknown where no kernel runs', host: {}, unknown: 'not-running' },
]);
