import { cannotTell, testFact, type MemoryHost } from '@hostlint/core/testing';
import { podmanEngine } from './engine.js';

const binary = {
  '/usr/bin/podman': { content: '', mode: 0o755, changedMs: 9 },
  '/proc/self/mountinfo': '21 1 8:1 / / rw - ext4 /dev/sda1 rw\n',
};
const debian = { '/etc/os-release': 'ID=debian\nVERSION_ID=13\n' };
const packaged = (version: string): NonNullable<MemoryHost['files']> => ({
  ...binary,
  ...debian,
  '/var/lib/dpkg/status': `Package: podman\nStatus: install ok installed\nVersion: ${version}\nArchitecture: amd64\n`,
  '/var/lib/dpkg/info/podman.list': { content: '/.\n/usr/bin/podman\n', modifiedMs: 9 },
});

testFact(podmanEngine, [
  {
    name: 'none, and this run does not ask about podman',
    host: {},
    part: { installed: false, concerned: false, judgedFor: 'newest', version: '5.8.2', found: null, binary: null },
  },
  { name: 'none, but this run judges it', judged: ['podman'], host: {}, part: { installed: false, concerned: true } },
  {
    name: 'the package of Debian 12',
    host: { files: packaged('4.3.1+ds1-8+deb12u1') },
    part: { installed: true, concerned: true, version: '4.3.1', judgedFor: 'found', build: 'debian', library: '1.43' },
  },
  {
    name: 'podman 5.8 of Debian is built with a newer containers/storage',
    host: { files: packaged('5.8.6+ds1-1') },
    part: { version: '5.8.6', build: 'debian', library: '1.64' },
  },
  {
    name: 'a package that is not of Debian’s making',
    host: { files: packaged('100:5.4.0-1') },
    part: { version: '5.4.0', build: 'other', library: '1.57' },
  },
  {
    name: 'without a package the binary is asked',
    host: { files: binary, commands: { '/usr/bin/podman --version': { code: 0, stdout: 'podman version 5.4.2\n' } } },
    part: { installed: true, version: '5.4.2', found: '5.4.2', judgedFor: 'found', library: '1.57' },
  },
  {
    name: 'a binary that cannot be run: the newest is judged',
    host: { files: binary, commands: { '/usr/bin/podman --version': cannotTell('unsupported') } },
    part: { installed: true, version: '5.8.2', found: null, judgedFor: 'newest' },
  },
  {
    name: 'a version that the user gives, on Debian',
    engines: { podman: '5.8' },
    host: { files: debian },
    part: { version: '5.8', judgedFor: 'given', build: 'debian', library: '1.64' },
  },
  {
    name: 'a version that the user gives, on Fedora',
    engines: { podman: '5.8' },
    host: { files: { '/etc/os-release': 'ID=fedora\nVERSION_ID=43\n' } },
    part: { version: '5.8', judgedFor: 'given', build: 'other', library: '1.62' },
  },
  {
    name: 'a distribution that cannot be told',
    engines: { podman: '4.3.1' },
    host: { files: { '/etc/os-release': cannotTell('denied') } },
    part: { version: '4.3.1', build: null },
  },
]);
