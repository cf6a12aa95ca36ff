import { cannotTell, testFact } from '@hostlint/core/testing';
import { osPackages } from './packages.js';

const status = [
  'Package: runc',
  'Status: install ok installed',
  'Architecture: amd64',
  'Version: 1.1.5+ds1-1+deb12u1',
  'Description: Open Container Project - runtime',
  ' Version: of something else',
  '',
  'Package: gone',
  'Status: deinstall ok config-files',
  'Version: 1.0',
  '',
  'Package: iptables',
  'Status: hold ok installed',
  'Version: 1:1.8.9-2',
  '',
].join('\n');

testFact(osPackages, [
  {
    name: 'Debian: what is removed does not count',
    host: { files: { '/var/lib/dpkg/status': status } },
    value: {
      manager: 'dpkg',
      registry: '/var/lib/dpkg/status',
      versions: new Map([
        ['runc', '1.1.5+ds1-1+deb12u1'],
        ['iptables', '1:1.8.9-2'],
      ]),
    },
  },
  {
    name: 'Alpine',
    host: { files: { '/lib/apk/db/installed': 'C:Q1\nP:runc\nV:1.1.12-r3\n\nP:musl\nV:1.2.5-r0\n' } },
    part: {
      manager: 'apk',
      versions: new Map([
        ['runc', '1.1.12-r3'],
        ['musl', '1.2.5-r0'],
      ]),
    },
  },
  {
    name: 'Arch',
    host: {
      files: { '/var/lib/pacman/local/ALPM_DB_VERSION': '9', '/var/lib/pacman/local/iptables-nft-1:1.8.10-1/desc': '' },
    },
    part: { manager: 'pacman', versions: new Map([['iptables-nft', '1:1.8.10-1']]) },
  },
  {
    name: 'an rpm host, where rpm is asked',
    host: {
      files: { '/var/lib/rpm/rpmdb.sqlite': '' },
      commands: {
        'rpm -qa --queryformat %{NAME}\\t%{VERSION}-%{RELEASE}\\n': {
          stdout: 'runc\t1.1.12-1.el9\nkernel\t5.14.0-1.el9\n',
        },
      },
    },
    part: {
      manager: 'rpm',
      versions: new Map([
        ['runc', '1.1.12-1.el9'],
        ['kernel', '5.14.0-1.el9'],
      ]),
    },
  },
  { name: 'an rpm host without rpm', host: { files: { '/var/lib/rpm/rpmdb.sqlite': '' } }, unknown: 'unsupported' },
  { name: 'no registry', host: {}, unknown: 'unsupported' },
  {
    name: 'one that may not be read',
    host: { files: { '/var/lib/dpkg/status': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
