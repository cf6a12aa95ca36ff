import { cannotTell, testFact } from '@hostlint/core/testing';
import { timeSync } from './time-sync.js';

testFact(timeSync, [
  { name: 'set', host: { files: { '/run/systemd/timesync/synchronized': '' } }, value: { timesyncd: true } },
  { name: 'not set', host: { files: { '/lib/systemd/systemd-time-wait-sync': '' } }, value: { timesyncd: false } },
  { name: 'Ubuntu 18.04', host: {}, value: { timesyncd: null } },
  { name: 'no leave to look', host: { files: { '/run/systemd': cannotTell('denied') } }, unknown: 'denied' },
]);
