import { testFact } from '@hostlint/core/testing';
import { cgroupHierarchy } from '../cgroup/hierarchy.js';
import { cgroupInterface } from '../cgroup/interface.js';
import { cgroupKernelControllers } from '../cgroup/kernel-controllers.js';
import { cgroupNamespaces } from '../cgroup/namespaces.js';
import { bootLine, imageHost, imageRelease } from './image-host.test.js';

const image = imageHost();
const config = `/boot/config-${imageRelease}`;
const line = { path: '/boot/grub/grub.cfg', line: 1, text: bootLine };
const name = 'an image';

testFact(cgroupHierarchy, [
  {
    name: 'an image that starts systemd',
    host: image,
    value: {
      version: 'v2',
      controllers: new Set(['cpuset', 'cpu', 'io', 'memory', 'pids']),
      mountPoints: new Map(),
      unifiedControllers: new Set<string>(),
      evidence: [
        { path: '/usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-257.so', text: 'systemd 257' },
        { path: config },
        line,
      ],
    },
  },
  {
    name: 'an image that asks for version 1 of a systemd that forces it no more',
    host: imageHost({}, 'systemd.unified_cgroup_hierarchy=0'),
    part: { version: 'v2' },
  },
  {
    name: 'an image that asks an older systemd for version 1',
    host: imageHost(
      {
        '/usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-257.so': null,
        '/usr/lib/systemd/libsystemd-shared-252.so': 'x',
      },
      'systemd.unified_cgroup_hierarchy=0 cgroup_disable=memory',
    ),
    part: { version: 'hybrid', controllers: new Set(['cpuset', 'cpu', 'blkio', 'devices', 'pids']) },
  },
  {
    name: 'an image of SUSE, whose systemd is built otherwise',
    host: imageHost({
      '/usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-257.so': null,
      '/usr/lib/systemd/libsystemd-shared-254.so': 'x',
      '/etc/os-release': 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\nVERSION_ID="15.6"\n',
    }),
    unknown: 'not-running',
  },
  {
    name: 'an image with another init system',
    host: imageHost({ '/usr/sbin/init': { link: '../../bin/busybox' }, '/bin/busybox': 'x' }),
    unknown: 'not-running',
  },
]);
testFact(cgroupKernelControllers, [
  {
    name,
    host: imageHost({}, 'cgroup_disable=memory'),
    value: new Map(
      ['cpuset', 'cpu', 'blkio', 'memory', 'devices', 'pids'].map(one => [
        one,
        { hierarchy: 0, enabled: one !== 'memory' },
      ]),
    ),
  },
]);
testFact(cgroupInterface, [
  { name, host: image, value: { swapLimit: true, freezer: true, evidence: [{ path: config }] } },
]);
testFact(cgroupNamespaces, [{ name, host: image, value: true }]);
