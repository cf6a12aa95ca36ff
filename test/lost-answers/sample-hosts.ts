import type { FilesystemAnswer } from '@hostlint/core';
import type { MemoryHost, MemoryNode } from '@hostlint/core/testing';

const program = { content: '', mode: 0o755 } as const;
const directory = { directory: true } as const;

const answer = (part: Partial<FilesystemAnswer>): FilesystemAnswer => ({
  magic: 0xef53,
  blockSizeBytes: 4096,
  blocks: 10_000_000,
  blocksFree: 5_000_000,
  blocksAvailable: 4_500_000,
  inodes: 2_500_000,
  inodesFree: 2_000_000,
  device: '8:1',
  dType: true,
  dTypeEvidence: 'seen',
  xfs: null,
  ext: { filetype: true, casefold: false },
  ...part,
});
const xfs = (ftype: boolean, device: string): FilesystemAnswer =>
  answer({ magic: 0x58465342, dType: ftype, device, ext: null, xfs: { version: ftype ? 5 : 4, ftype } });

const unit = (execStart: string, more = ''): string =>
  `[Unit]\nAfter=network-online.target docker.socket containerd.service\n[Service]\nType=notify\n${more}ExecStart=${execStart}\nDelegate=yes\nKillMode=process\nTasksMax=infinity\n[Install]\nWantedBy=multi-user.target\n`;

const info = (more: object): string =>
  JSON.stringify({
    ServerVersion: '20.10.24+dfsg1',
    Driver: 'overlay2',
    DriverStatus: [
      ['Backing Filesystem', 'extfs'],
      ['Supports d_type', 'true'],
      ['Native Overlay Diff', 'true'],
    ],
    DockerRootDir: '/var/lib/docker',
    Warnings: null,
    ...more,
  });

const overlayParameters = (values: Readonly<Record<string, string>>): Record<string, MemoryNode> =>
  Object.fromEntries(
    Object.entries({ redirect_dir: 'N', metacopy: 'N', index: 'N', nfs_export: 'N', xino_auto: 'N', ...values }).map(
      ([name, value]) => [`/sys/module/overlay/parameters/${name}`, `${value}\n`],
    ),
  );

const sysctls = {
  '/proc/sys/kernel/keys/root_maxkeys': '1000000\n',
  '/proc/sys/kernel/keys/root_maxbytes': '25000000\n',
  '/proc/sys/net/ipv4/ip_forward': '1\n',
  '/proc/sys/kernel/modprobe': '/sbin/modprobe\n',
  '/proc/sys/kernel/modules_disabled': '0\n',
};

const release = '6.1.0-37-amd64';
const cgroup2 = '30 27 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw\n';

const debian: Record<string, MemoryNode> = {
  '/etc/os-release': 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n',
  '/etc/passwd': 'root:x:0:0::/root:/bin/bash\n',
  '/etc/group': 'root:x:0:\ndocker:x:103:\n',
  '/etc/subuid': '',
  '/etc/subgid': '',
  '/etc/hosts': '127.0.0.1 localhost\n',
  '/etc/nsswitch.conf': 'passwd: files\n',
  '/etc/fstab': '/dev/sda1 / ext4 errors=remount-ro 0 1\n',
  '/proc/sys/kernel/osrelease': `${release}\n`,
  '/proc/sys/kernel/version': '#1 SMP PREEMPT_DYNAMIC Debian 6.1.140-1 (2025-05-22)\n',
  '/proc/cmdline': 'root=/dev/sda1 ro quiet\n',
  '/proc/modules': 'overlay 163840 0 - Live 0x0\n',
  '/proc/misc': '10 235 autofs\n',
  '/proc/filesystems': 'nodev\tsysfs\n\text4\n\txfs\nnodev\toverlay\n',
  '/proc/self/mountinfo': `27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n${cgroup2}`,
  '/sys/fs/cgroup/cgroup.controllers': 'cpuset cpu io memory hugetlb pids\n',
  '/proc/self/uid_map': '         0          0 4294967295\n',
  '/proc/self/ns/pid': '',
  '/proc/self/status': 'Uid:\t0\t0\t0\t0\n',
  [`/boot/config-${release}`]:
    '# Linux/x86 6.1.140 Kernel Configuration\nCONFIG_OVERLAY_FS=m\n# CONFIG_OVERLAY_FS_REDIRECT_DIR is not set\n# CONFIG_OVERLAY_FS_METACOPY is not set\n# CONFIG_OVERLAY_FS_INDEX is not set\n# CONFIG_OVERLAY_FS_NFS_EXPORT is not set\nCONFIG_XFS_SUPPORT_V4=y\nCONFIG_TMPFS_XATTR=y\n',
  [`/lib/modules/${release}/modules.dep`]: 'kernel/fs/overlayfs/overlay.ko:\n',
  [`/lib/modules/${release}/modules.builtin`]: 'kernel/fs/ext4/ext4.ko\n',
  [`/lib/modules/${release}/kernel/fs/overlayfs/overlay.ko`]: '',
  '/sys/module/overlay/initstate': 'live\n',
  '/sys/fs/ext4/features/casefold': 'supported\n',
  '/sys/fs/ext4/sda1/reserved_clusters': '0\n',
  '/sbin/modprobe': program,
  ...overlayParameters({}),
  ...sysctls,
};

const dockerIo: Record<string, MemoryNode> = {
  '/usr/sbin/dockerd': { ...program, changedMs: 5 },
  '/usr/bin/docker-proxy': program,
  '/usr/sbin/runc': program,
  '/usr/bin/containerd': program,
  '/usr/bin/containerd-shim-runc-v2': program,
  '/usr/bin/docker-init': program,
  '/usr/bin/ps': program,
  '/usr/bin/git': program,
  '/usr/bin/xz': program,
  '/usr/sbin/iptables': program,
  '/lib/systemd/system/docker.service': unit(
    '/usr/sbin/dockerd -H fd:// $DOCKER_OPTS',
    'EnvironmentFile=-/etc/default/docker\n',
  ),
  '/lib/systemd/system/docker.socket': '[Socket]\nListenStream=/var/run/docker.sock\n',
  '/var/lib/dpkg/info/docker.io.list': { content: '/.\n/usr/sbin/dockerd\n', modifiedMs: 9 },
  '/var/lib/dpkg/status':
    'Package: docker.io\nStatus: install ok installed\nVersion: 20.10.24+dfsg1-1+deb12u1+b6\n\nPackage: iptables\nStatus: install ok installed\nVersion: 1.8.9-2\n',
  '/var/lib/docker/overlay2/l': directory,
  '/var/lib/docker/buildkit': directory,
  '/etc/docker/daemon.json': '{ "log-driver": "json-file", "log-opts": { "max-size": "10m" } }\n',
};

const onExt4 = {
  '/var/lib/docker': answer({}),
  '/var/lib/docker/overlay2': answer({}),
  '/var/lib': answer({}),
  '/': answer({}),
};

/** Debian 12 with its own Docker, which runs and of which nothing is wrong. */
const well: MemoryHost = {
  files: {
    ...debian,
    ...dockerIo,
    '/var/run/docker.pid': '712',
    '/proc/712/comm': 'dockerd\n',
    '/etc/systemd/system/multi-user.target.wants/docker.service': { link: '/lib/systemd/system/docker.service' },
  },
  filesystems: onExt4,
  commands: { '/usr/sbin/dockerd --version': { stdout: 'Docker version 20.10.24+dfsg1, build 5d6db84\n' } },
  sockets: { '/var/run/docker.sock /info': info({}) },
};

/** The same with almost everything wrong that can be wrong at once. */
const ill: MemoryHost = {
  files: {
    ...debian,
    ...dockerIo,
    '/proc/filesystems': 'nodev\tsysfs\n\text4\n\txfs\n',
    '/proc/modules': 'ext4 1 0 - Live 0x0\n',
    '/sys/module/overlay/initstate': null,
    ...Object.fromEntries(Object.keys(overlayParameters({})).map(name => [name, null])),
    [`/boot/config-${release}`]:
      '# Linux/x86 6.1.140 Kernel Configuration\nCONFIG_OVERLAY_FS=m\nCONFIG_OVERLAY_FS_REDIRECT_DIR=y\nCONFIG_OVERLAY_FS_METACOPY=y\nCONFIG_OVERLAY_FS_INDEX=y\n# CONFIG_OVERLAY_FS_NFS_EXPORT is not set\n# CONFIG_XFS_SUPPORT_V4 is not set\n',
    '/etc/modprobe.d/cis.conf': 'install overlay /bin/true\nblacklist overlayfs\noptions overlay nfs_export=on\n',
    '/proc/sys/kernel/keys/root_maxkeys': '200\n',
    '/proc/self/mountinfo': `27 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n40 27 8:16 / /data ro,noexec,sync - xfs /dev/sdb rw\n41 27 8:16 / /data ro,noexec,sync - xfs /dev/sdb rw\n${cgroup2}`,
    '/etc/fstab': '/dev/sda1 / ext4 defaults 0 1\n/dev/sdb /data xfs ro,noexec,sync 0 0\n',
    '/data/docker': directory,
    '/data/docker/overlay2/l': directory,
    '/data/docker/aufs/diff': directory,
    '/data/docker/image': '',
    '/srv/link': { link: '/data/docker' },
    '/var/run/docker.pid': '712',
    '/proc/712/comm': 'dockerd\n',
    '/data/docker/swarm/docker-state.json': '{}',
    '/data/docker/swarm/certificates/swarm-node.crt': '',
    '/usr/local/bin/dockerd': program,
    '/usr/bin/docker': '#!/bin/sh\nexec podman "$@"\n',
    '/snap/docker/current': directory,
    '/usr/sbin/runc': null,
    '/usr/bin/containerd-shim-runc-v2': null,
    '/etc/docker/daemon.json':
      '{ "data-root": "/srv/link", "Debug": true, "storage-opt": ["x"], "storage-opts": ["overlay2.size=1G"], "log-opts": {"max-file": 3}, "hosts": ["tcp://0.0.0.0:2375"], "bip": "10.0.0.1/24", "bridge": "br0", "debug": false, "debug": true, "live-restore": true }\n',
    '/etc/systemd/system/docker.service.d/more.conf':
      '[Service]\nExecStart=/usr/sbin/dockerd --debug\nUser=docker\nTasksMax=100\n',
  },
  filesystems: {
    '/data/docker': xfs(false, '8:16'),
    '/data/docker/overlay2': xfs(false, '8:16'),
    '/data': xfs(false, '8:16'),
  },
  commands: { '/usr/sbin/dockerd --version': { stdout: 'Docker version 20.10.24+dfsg1, build 5d6db84\n' } },
  sockets: { '/var/run/docker.sock /info': info({ Driver: 'aufs', Warnings: ['WARNING: No swap limit support'] }) },
};

/** A dockerd of elsewhere, started by its own unit, with a remapped root, a module that is loaded at boot, and old overlay. */
const odd: MemoryHost = {
  files: {
    ...debian,
    '/opt/docker/dockerd': program,
    '/usr/bin/dockerd': program,
    '/usr/bin/docker-proxy': program,
    '/etc/systemd/system/docker.service': unit(
      '/opt/docker/dockerd -H fd:// --userns-remap=default --default-ulimit nofile=1024',
    ),
    '/var/run/docker.pid': '713',
    '/proc/713/comm': 'sshd\n',
    '/etc/systemd/system/docker.socket': '[Socket]\nListenStream=/var/run/docker.sock\n',
    '/etc/passwd': 'root:x:0:0::/root:/bin/sh\ndockremap:x:999:999::/:/bin/false\n',
    '/etc/group': 'root:x:0:\ndockremap:x:999:\n',
    '/etc/subuid': 'dockremap:231072:65536\n',
    '/etc/subgid': 'dockremap:231072:65536\n',
    '/var/lib/docker/zfs/x': '',
    '/var/lib/docker/231072.231072/overlay2/l': directory,
    '/var': { directory: true, mode: 0o755 },
    '/var/lib': { directory: true, mode: 0o755 },
    '/proc/filesystems': 'nodev\tsysfs\n\text4\n',
    '/proc/modules': 'ext4 1 0 - Live 0x0\n',
    '/sys/module/overlay/initstate': null,
    ...Object.fromEntries(Object.keys(overlayParameters({})).map(name => [name, null])),
    '/proc/cmdline': 'root=/dev/sda1 modules_load=overlay overlay.metacopy=on\n',
    '/proc/sys/kernel/modprobe': '\n',
    '/etc/systemd/system/containerd.service': '[Service]\nExecStartPre=-/sbin/modprobe overlay\n',
  },
  filesystems: { ...onExt4, '/var/lib/docker/231072.231072': answer({}) },
  commands: {
    '/opt/docker/dockerd --version': { stdout: 'Docker version 28.5.2, build ecc6942\n' },
    '/usr/bin/dockerd --version': { stdout: 'Docker version 20.10.24, build ecc6942\n' },
  },
};

/** Docker 29, which keeps images with containerd, elsewhere, on btrfs. */
const newest: MemoryHost = {
  files: {
    ...debian,
    ...dockerIo,
    '/usr/sbin/dockerd': { ...program, changedMs: 50 },
    '/var/lib/docker/overlay2/l': null,
    '/var/lib/docker/overlay2': null,
    '/run/containerd/containerd.sock': '',
    '/etc/containerd/config.toml': 'version = 3\nroot = "/images"\n',
    '/images': directory,
    '/etc/docker/daemon.json': '{ "data-root": "/data", "features": { "containerd-snapshotter": true } }',
    '/data': directory,
    '/proc/self/mountinfo': `27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n40 27 0:35 / /images rw shared:2 - btrfs /dev/sdb rw\n41 27 8:32 / /data rw,noexec shared:3 - xfs /dev/sdc rw\n${cgroup2}`,
  },
  filesystems: {
    '/images': answer({ magic: 0x9123683e, device: '0:35', ext: null, inodes: 0, inodesFree: 0 }),
    '/data': xfs(true, '8:32'),
  },
  commands: { '/usr/sbin/dockerd --version': { stdout: 'Docker version 29.1.0, build ecc6942\n' } },
};

/** A container of Docker with a Docker in it. */
const inContainer: MemoryHost = {
  files: {
    ...debian,
    '/usr/bin/dockerd': program,
    '/usr/bin/docker-proxy': program,
    '/.dockerenv': '',
    [`/lib/modules/${release}/modules.dep`]: null,
    [`/lib/modules/${release}/modules.builtin`]: null,
    [`/lib/modules/${release}/kernel/fs/overlayfs/overlay.ko`]: null,
    [`/boot/config-${release}`]: null,
    '/lib/modules/6.1.0-99-amd64/modules.dep': '',
    '/etc/os-release': 'ID=alpine\nVERSION_ID=3.22.1\n',
    '/lib/apk/db/installed': 'P:docker\nV:28.3.3-r3\n\nP:iptables\nV:1.8.11-r1\n',
    '/proc/self/mountinfo': `27 1 0:60 / / rw - overlay overlay rw,lowerdir=/a\n30 27 0:61 / /proc rw - proc proc rw\n${cgroup2}`,
    '/etc/fstab': null,
  },
  filesystems: {
    '/': answer({ magic: 0x794c7630, device: '0:60', ext: null }),
    '/var/lib': answer({ magic: 0x794c7630, device: '0:60', ext: null }),
  },
  commands: { '/usr/bin/dockerd --version': { stdout: 'Docker version 28.3.3, build 1\n' } },
};

/** An old kernel of a vendor, with rpm. */
const old: MemoryHost = {
  files: {
    ...debian,
    ...dockerIo,
    '/var/lib/dpkg/status': null,
    '/var/lib/dpkg/info/docker.io.list': null,
    '/var/lib/rpm/Packages': '',
    '/proc/self/mountinfo': `27 1 8:1 / / rw,relatime shared:1 - xfs /dev/sda1 rw\n${cgroup2}`,
    '/etc/os-release': 'ID="centos"\nVERSION_ID="7"\nID_LIKE="rhel fedora"\n',
    '/proc/sys/kernel/osrelease': '3.10.0-327.36.3.el7.x86_64\n',
    '/proc/sys/kernel/version': '#1 SMP Mon Oct 24 16:09:20 UTC 2016\n',
    '/boot/config-3.10.0-327.36.3.el7.x86_64': null,
    '/usr/src/linux/.config': '# Linux/x86 5.4.1 Kernel Configuration\nCONFIG_OVERLAY_FS=y\n',
    '/var/lib/docker/devicemapper/metadata': directory,
  },
  filesystems: { '/var/lib/docker': xfs(false, '8:1'), '/var/lib': xfs(false, '8:1'), '/': xfs(false, '8:1') },
  commands: {
    'rpm -qa --queryformat %{NAME}\\t%{VERSION}-%{RELEASE}\\n': { stdout: 'docker\t1.13.1-209.git7d71120.el7\n' },
    '/usr/sbin/dockerd --version': { stdout: 'Docker version 23.0.6, build 1\n' },
  },
};

export const sampleHosts: Readonly<Record<string, MemoryHost>> = { well, ill, odd, newest, inContainer, old };
