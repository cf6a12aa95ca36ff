import { cannotTell, testFact } from '@hostlint/core/testing';
import { kernelConfig } from './config.js';

const release = { '/proc/sys/kernel/osrelease': '6.1.0-37-amd64' };
const config = (version: string): string => `# Linux/x86 ${version} Kernel Configuration\nCONFIG_OVERLAY_FS=m\n`;
const options = new Map([['CONFIG_OVERLAY_FS', 'm']]);
const own = '/boot/config-6.1.0-37-amd64';

testFact(kernelConfig, [
  {
    name: 'takes the file that the release names, whose third number is the vendor’s own',
    host: { files: { ...release, [own]: config('6.1.140') } },
    value: { path: own, options, headerVersion: '6.1.140', mismatch: null },
    evidence: [{ path: own }, { path: '/proc/sys/kernel/osrelease', line: 1, text: '6.1.0-37-amd64' }],
  },
  {
    name: 'takes what the kernel itself shows first',
    host: { files: { ...release, '/proc/config.gz': config('9.9.9'), [own]: config('6.1.140') } },
    part: { path: '/proc/config.gz', mismatch: null },
  },
  {
    name: 'goes on when a file is broken',
    host: { files: { ...release, '/proc/config.gz': Uint8Array.of(0x1f, 0x8b, 8, 0), [own]: config('6.1.140') } },
    part: { path: own },
  },
  {
    name: 'is unknown when the only file is broken',
    host: { files: { ...release, '/proc/config.gz': Uint8Array.of(0x1f, 0x8b, 8, 0) } },
    unknown: 'malformed',
  },
  {
    name: 'is unknown when the only file may not be read',
    host: { files: { ...release, [own]: cannotTell('denied') } },
    unknown: 'denied',
  },
  {
    name: 'marks a source tree of another kernel',
    host: { files: { ...release, '/usr/src/linux/.config': config('6.6.1') } },
    part: { mismatch: 'it is for 6.6.1' },
  },
  {
    name: 'marks a source tree of a neighbour whose number begins alike',
    host: { files: { '/proc/sys/kernel/osrelease': '6.1.10', '/usr/src/linux/.config': config('6.1.1') } },
    part: { mismatch: 'it is for 6.1.1' },
  },
  {
    name: 'takes a source tree that the running kernel was made of',
    host: {
      files: {
        '/proc/sys/kernel/osrelease': '6.6.1-gentoo',
        '/usr/src/linux/.config': `${config('6.6.1-gentoo')}CONFIG_LOCALVERSION=""\n`,
      },
    },
    part: { path: '/usr/src/linux/.config', mismatch: null },
  },
  {
    name: 'prefers its own to a stranger that comes first',
    host: {
      files: {
        ...release,
        '/usr/src/linux/.config': config('6.6.1'),
        '/lib/modules/6.1.0-37-amd64/build/.config': config('6.1.140'),
      },
    },
    part: { path: '/lib/modules/6.1.0-37-amd64/build/.config', mismatch: null },
  },
  { name: 'is none where there is none', host: { files: release }, value: null },
]);
