import { cannotTell, testFact } from '@hostlint/core/testing';
import { apparmor } from './apparmor.js';

const path = '/sys/module/apparmor/parameters/enabled';
const on = { [path]: 'Y\n', '/sys/kernel/security/apparmor/profiles': '' };
const parser = { '/sbin': { link: 'usr/sbin' }, '/usr/sbin/apparmor_parser': '' } as const;

testFact(apparmor, [
  {
    name: 'enabled, with its parser',
    host: { files: { ...on, ...parser } },
    value: { enabled: true, parser: true },
    evidence: [{ path, line: 1, text: 'Y' }, { path: '/sbin/apparmor_parser' }],
  },
  { name: 'enabled, without', host: { files: on }, value: { enabled: true, parser: false } },
  {
    name: 'switched off',
    host: { files: { ...on, [path]: 'N\n' } },
    value: { enabled: false, parser: false },
    evidence: [{ path, line: 1, text: 'N' }],
  },
  {
    name: 'a kernel without',
    host: { files: { '/sys/kernel/uevent_seqnum': '1' } },
    value: { enabled: false, parser: false },
  },
  {
    name: 'its interface is not mounted: engines take it for off',
    host: { files: { [path]: 'Y\n', '/sys/kernel/uevent_seqnum': '1' } },
    part: { enabled: false },
  },
  { name: 'no kernel', host: {}, unknown: 'not-running' },
  { name: 'one that may not be read', host: { files: { ...on, [path]: cannotTell('denied') } }, unknown: 'denied' },
  {
    name: 'an interface that may not be looked at',
    host: { files: { [path]: 'Y\n', '/sys/kernel/security/apparmor': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
