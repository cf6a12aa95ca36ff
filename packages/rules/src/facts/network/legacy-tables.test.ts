import { cannotTell, testFact } from '@hostlint/core/testing';
import { legacyTables } from './legacy-tables.js';

const path = '/proc/net/ip_tables_names';

testFact(legacyTables, [
  { name: 'two of them', host: { files: { [path]: 'nat\nfilter\n' } }, value: ['nat', 'filter'] },
  { name: 'none', host: { files: { [path]: '' } }, value: [] },
  { name: 'a kernel without them', host: { files: { '/proc/net/route': '' } }, value: [] },
  { name: 'for root only', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
  { name: 'an image', host: {}, unknown: 'not-running' },
]);
