import { cannotTell, testFact } from '@hostlint/core/testing';
import { ndbSample, packageSample } from '../../shared/rpm/rpm-samples.test.js';
import { sqliteSample } from '../../shared/sqlite/sqlite-samples.test.js';
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

const paragraph = (name: string, state: string, version: string): string =>
  `Package: ${name}\nStatus: ${state}\nArchitecture: amd64\nVersion: ${version}\n`;

const rpmCommand = 'rpm -qa --queryformat %{NAME}\\t%{VERSION}-%{RELEASE}\\n';
const rpmLines = 'runc\t1.1.12-1.el9\nkernel\t5.14.0-1.el9\n';

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
    name: 'Debian: what is unpacked counts, what is half-installed or half-removed does not',
    host: {
      files: {
        '/var/lib/dpkg/status': [
          paragraph('a', 'install ok triggers-pending', '1'),
          paragraph('b', 'install ok unpacked', '2'),
          paragraph('c', 'install reinstreq half-installed', '3'),
          paragraph('d', 'deinstall ok half-configured', '4'),
          paragraph('e', 'purge ok not-installed', ''),
        ].join('\n'),
      },
    },
    part: {
      versions: new Map([
        ['a', '1'],
        ['b', '2'],
        ['d', '4'],
      ]),
    },
  },
  {
    name: 'Debian: what dpkg did and did not write down yet',
    host: {
      files: {
        '/var/lib/dpkg/status': `${paragraph('a', 'install ok installed', '1')}\n${paragraph('b', 'install ok installed', '1')}`,
        '/var/lib/dpkg/updates/0000': paragraph('a', 'install ok unpacked', '2'),
        '/var/lib/dpkg/updates/0001': paragraph('b', 'deinstall ok config-files', '1'),
        '/var/lib/dpkg/updates/tmp.i': '#padded',
      },
    },
    part: { versions: new Map([['a', '2']]) },
  },
  {
    name: 'an image without dpkg: a file for each package',
    host: {
      files: {
        '/var/lib/dpkg/status.d/base': 'Package: base-files\nVersion: 12.4+deb12u5\nArchitecture: amd64\n',
        '/var/lib/dpkg/status.d/base.md5sums': 'x  etc/debian_version\n',
        '/var/lib/dpkg/status.d/tzdata': 'Package: tzdata\nArchitecture: all\nVersion: 2024a-0+deb12u1\n',
      },
    },
    value: {
      manager: 'dpkg',
      registry: '/var/lib/dpkg/status.d',
      versions: new Map([
        ['base-files', '12.4+deb12u5'],
        ['tzdata', '2024a-0+deb12u1'],
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
    name: 'Fedora: rpm’s database is read, and rpm is not asked',
    host: {
      files: {
        '/usr/lib/sysimage/rpm/rpmdb.sqlite': sqliteSample('Packages', [
          [null, packageSample('runc', '1.1.12', '1.fc41')],
          [null, packageSample('kernel', '6.11.4', '301.fc41')],
          [null, packageSample('kernel', '6.11.5', '300.fc41')],
        ]),
        '/usr/lib/sysimage/rpm/rpmdb.sqlite-wal': '',
        '/var/lib/rpm': { link: '../../usr/lib/sysimage/rpm' },
      },
    },
    value: {
      manager: 'rpm',
      registry: '/usr/lib/sysimage/rpm/rpmdb.sqlite',
      versions: new Map([
        ['runc', '1.1.12-1.fc41'],
        ['kernel', '6.11.5-300.fc41'],
      ]),
    },
  },
  {
    name: 'SUSE: the format ndb',
    host: {
      files: {
        '/usr/lib/sysimage/rpm/Packages.db': ndbSample([
          { id: 1, header: packageSample('runc', '1.2.6', '150000.73.2') },
        ]),
        '/usr/lib/sysimage/rpm/Index.db': '',
      },
    },
    part: { registry: '/usr/lib/sysimage/rpm/Packages.db', versions: new Map([['runc', '1.2.6-150000.73.2']]) },
  },
  {
    name: 'RHEL 8: a Berkeley DB, so that rpm is asked',
    host: { files: { '/var/lib/rpm/Packages': 'x' }, commands: { [rpmCommand]: { stdout: rpmLines } } },
    value: {
      manager: 'rpm',
      registry: 'rpm -qa',
      versions: new Map([
        ['runc', '1.1.12-1.el9'],
        ['kernel', '5.14.0-1.el9'],
      ]),
    },
  },
  {
    name: 'a database that cannot be read, so that rpm is asked',
    host: { files: { '/var/lib/rpm/rpmdb.sqlite': '' }, commands: { [rpmCommand]: { stdout: rpmLines } } },
    part: { registry: 'rpm -qa' },
  },
  {
    name: 'a database that nothing tells of, and what rpm said',
    host: {
      files: { '/usr/lib/sysimage/rpm': cannotTell('not-captured') },
      commands: { [rpmCommand]: { stdout: rpmLines } },
    },
    part: { registry: 'rpm -qa' },
  },
  { name: 'a Berkeley DB without rpm', host: { files: { '/var/lib/rpm/Packages': 'x' } }, unknown: 'unsupported' },
  { name: 'a broken database without rpm', host: { files: { '/var/lib/rpm/rpmdb.sqlite': '' } }, unknown: 'malformed' },
  {
    name: 'a change that is to be rolled back',
    host: {
      files: {
        '/var/lib/rpm/rpmdb.sqlite': sqliteSample('Packages', []),
        '/var/lib/rpm/rpmdb.sqlite-journal': 'x',
      },
    },
    unknown: 'unsupported',
  },
  {
    name: 'two databases, of which rpm may use either',
    host: {
      files: {
        '/usr/lib/sysimage/rpm/rpmdb.sqlite': sqliteSample('Packages', []),
        '/var/lib/rpm/Packages': 'x',
      },
    },
    unknown: 'unsupported',
  },
  { name: 'no registry', host: {}, unknown: 'unsupported' },
  {
    name: 'one that may not be read',
    host: { files: { '/var/lib/dpkg/status': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
