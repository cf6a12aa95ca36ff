import { testFact } from '@hostlint/core/testing';
import { dockerEngine } from '../docker/engine.js';
import { bridgeNetfilter } from '../kubernetes/bridge-netfilter.js';
import { containerRuntimes } from '../kubernetes/container-runtimes.js';
import { machineClock } from '../machine/clock.js';
import { hostName } from '../os/host-name.js';
import { imagePackages } from '../os/image-packages.js';
import { podmanPrograms } from '../podman/programs.js';
import { imageHost, imageRelease } from './image-host.test.js';

const name = 'an image';
const image = imageHost();

testFact(machineClock, [
  {
    name: `${name}: when it was read`,
    host: { ...image, readAtMs: 1_764_000_000_000 },
    value: { unixSeconds: 1_764_000_000 },
  },
  { name: `${name} of a record that does not say when`, host: image, unknown: 'not-running' },
]);

testFact(hostName, [
  { name: `${name}: the one that it will be given`, host: imageHost({ '/etc/hostname': 'node-1\n' }), value: 'node-1' },
]);

testFact(bridgeNetfilter, [
  {
    name: `${name} that loads nothing`,
    host: imageHost({
      [`/usr/lib/modules/${imageRelease}/modules.dep`]: 'kernel/net/bridge/br_netfilter.ko.xz:\n',
      [`/usr/lib/modules/${imageRelease}/kernel/net/bridge/br_netfilter.ko.xz`]: 'x',
    }),
    part: { state: 'loadable' },
  },
]);

const packaged = {
  '/usr/sbin/dockerd': { content: 'x', mode: 0o755, changedMs: 20 },
  '/var/lib/dpkg/info/docker.io.list': { content: '/usr/sbin/dockerd\n', modifiedMs: 9 },
  '/var/lib/dpkg/status': 'Package: docker.io\nStatus: install ok installed\nVersion: 26.1.5+dfsg1-9+b1\n',
};

testFact(dockerEngine, [
  {
    name: `${name}: the version is that of the package, whenever it was copied`,
    host: imageHost(packaged),
    part: { installed: true, version: '26.1.5', judgedFor: 'found' },
  },
]);

testFact(dockerEngine, [
  {
    name: `${name} of Alpine`,
    host: imageHost({
      '/usr/bin/dockerd': { content: 'x', mode: 0o755 },
      '/lib/apk/db/installed': 'P:docker-engine\nV:28.5.2-r0\n\n',
      '/lib': null,
      '/usr/lib/apk/db/installed': 'P:docker-engine\nV:28.5.2-r0\n\n',
    }),
    part: { version: '28.5.2', judgedFor: 'found', found: '28.5.2' },
  },
  {
    name: `${name} with a dockerd that no package brought`,
    host: imageHost({
      '/usr/local/bin/dockerd': { content: 'x', mode: 0o755 },
      '/usr/lib/apk/db/installed': 'P:docker-engine\nV:28.5.2-r0\n\n',
    }),
    part: { installed: true, judgedFor: 'newest', found: null },
  },
]);

testFact(imagePackages, [
  {
    name: `${name} of Arch`,
    host: imageHost({ '/var/lib/pacman/local/docker-1:28.5.2-1/desc': 'x' }),
    value: new Map([['docker', '1:28.5.2-1']]),
  },
  { name: `${name} of Debian`, host: imageHost({ '/var/lib/dpkg/status': 'Package: x\n' }), value: null },
  { name: 'a machine', host: { files: { '/proc/sys/kernel/osrelease': '6.12.0' } }, value: null },
]);

testFact(containerRuntimes, [
  {
    name: `${name}: nothing listens`,
    host: imageHost({ '/usr/bin/containerd': { content: 'x', mode: 0o755 } }),
    value: [
      {
        name: 'containerd',
        program: '/usr/bin/containerd',
        version: null,
        socket: '/run/containerd/containerd.sock',
        listens: false,
      },
      { name: 'CRI-O', program: null, version: null, socket: '/run/crio/crio.sock', listens: false },
      { name: 'cri-dockerd', program: null, version: null, socket: '/run/cri-dockerd.sock', listens: false },
    ],
  },
]);

testFact(podmanPrograms, [
  { name: `${name}: /run is empty`, host: imageHost({ '/usr/bin/conmon': 'x' }), part: { fuseOverlayfs: null } },
]);
