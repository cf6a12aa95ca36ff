import { cannotTell, testFact } from '@hostlint/core/testing';
import { extCasefold } from './ext-casefold.js';

const path = '/sys/fs/ext4/features/casefold';

testFact(extCasefold, [
  { name: 'a kernel with CONFIG_UNICODE', host: { files: { [path]: 'supported\n' } }, value: true },
  {
    name: 'a kernel without',
    host: { files: { '/sys/fs/ext4/features/lazy_itable_init': 'supported\n' } },
    value: false,
  },
  { name: 'no leave to look', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
