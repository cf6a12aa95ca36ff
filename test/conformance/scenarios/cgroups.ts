import type { Scenario } from '../namespace-script.js';

const v2 = 'umount -R /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup';
const noSystemd = '[ ! -d /run/systemd ] || mount -t tmpfs none /run/systemd';
const driver = (...names: readonly string[]): readonly string[] => names.map(name => `native.cgroupdriver=${name}`);

/** How control groups are mounted, and the driver that makes them. */
export const cgroups: readonly Scenario[] = [
  { name: 'no control groups at all', setup: 'umount -R /sys/fs/cgroup' },
  { name: 'control groups under another mount', setup: 'mount -t tmpfs none /sys/fs/cgroup' },
  { name: 'version 1 without devices', setup: 'umount /sys/fs/cgroup/devices' },
  { name: 'version 1 without memory', setup: 'umount /sys/fs/cgroup/memory' },
  { name: 'version 1 without pids and cpuset', setup: 'umount /sys/fs/cgroup/pids /sys/fs/cgroup/cpuset' },
  {
    name: 'version 1 with devices mounted elsewhere',
    setup: 'umount /sys/fs/cgroup/devices; mkdir "$LAB/dev"; mount -t cgroup -o devices none "$LAB/dev"',
  },
  {
    name: 'a cgroup2 beside nothing',
    setup: 'umount /sys/fs/cgroup/{[!u]*,unified}; mount -t cgroup2 none /sys/fs/cgroup/unified',
  },
  { name: 'version 2 with the controllers that are left for it', setup: v2 },
  {
    name: 'the systemd driver without systemd',
    setup: noSystemd,
    daemonJson: { 'exec-opts': driver('systemd') },
  },
  {
    name: 'the systemd driver with version 2, without systemd',
    setup: `${noSystemd}; ${v2}`,
    daemonJson: { 'exec-opts': driver('systemd') },
  },
  {
    name: 'a parent that is no slice, with the systemd driver',
    daemonJson: { 'exec-opts': driver('systemd'), 'cgroup-parent': '/machines' },
  },
  {
    name: 'two drivers, systemd first',
    daemonJson: { 'exec-opts': driver('systemd', 'cgroupfs'), 'cgroup-parent': '/machines' },
  },
  {
    name: 'two drivers, systemd last',
    daemonJson: { 'exec-opts': driver('cgroupfs', 'systemd'), 'cgroup-parent': '/machines' },
  },
];
