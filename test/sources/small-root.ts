import fs from 'node:fs';
import { makeTree } from '../../packages/cli/src/sources/make-tree.js';

const release = '6.12.9-amd64';
const modules = `/usr/lib/modules/${release}`;

const builtIn =
  'NAMESPACES NET_NS PID_NS IPC_NS UTS_NS USER_NS CGROUPS CGROUP_CPUACCT CGROUP_DEVICE CGROUP_FREEZER CGROUP_SCHED CPUSETS MEMCG ' +
  'KEYS NETFILTER_ADVANCED CGROUP_BPF CGROUP_PIDS CGROUP_PERF CGROUP_HUGETLB BLK_CGROUP BLK_DEV_THROTTLING FAIR_GROUP_SCHED ' +
  'CFS_BANDWIDTH SECCOMP SECCOMP_FILTER POSIX_MQUEUE SWAP INOTIFY_USER FHANDLE MODULES EXT4_FS_POSIX_ACL EXT4_FS_SECURITY ' +
  'SECURITY_APPARMOR SECURITY_SELINUX NET INET UNIX PROC_FS SYSFS TMPFS TMPFS_XATTR BPF_SYSCALL';
const netfilter =
  'NETFILTER NETFILTER_XTABLES NF_CONNTRACK NF_NAT NF_TABLES NF_TABLES_INET NF_TABLES_IPV4 NF_TABLES_IPV6 NFT_COMPAT NFT_CT NFT_NAT NFT_MASQ ' +
  'NETFILTER_XT_MARK NETFILTER_XT_MATCH_ADDRTYPE NETFILTER_XT_MATCH_COMMENT NETFILTER_XT_MATCH_CONNTRACK NETFILTER_XT_MATCH_IPVS ' +
  'NETFILTER_XT_NAT NETFILTER_XT_TARGET_MASQUERADE NETFILTER_XT_TARGET_REDIRECT IP_NF_IPTABLES IP_NF_FILTER IP_NF_MANGLE IP_NF_NAT ' +
  'IP_NF_RAW IP_NF_TARGET_MASQUERADE IP6_NF_IPTABLES IP6_NF_FILTER IP6_NF_NAT';
const asModules = 'VETH BRIDGE BRIDGE_NETFILTER OVERLAY_FS EXT4_FS XFS_FS';

const kernelConfig = [
  '# Linux/x86 6.12.9 Kernel Configuration',
  ...`${builtIn} ${netfilter}`.split(' ').map(name => `CONFIG_${name}=y`),
  ...asModules.split(' ').map(name => `CONFIG_${name}=m`),
  '# CONFIG_OVERLAY_FS_REDIRECT_DIR is not set',
  '# CONFIG_OVERLAY_FS_METACOPY is not set',
  '# CONFIG_OVERLAY_FS_INDEX is not set',
  'CONFIG_LSM="landlock,lockdown,yama,apparmor,bpf"',
  '',
].join('\n');

/** A program for x86_64, as far as its header tells. */
const elf = Uint8Array.from([
  0x7f,
  0x45,
  0x4c,
  0x46,
  2,
  1,
  1,
  ...Array<number>(11).fill(0),
  0x3e,
  0,
  1,
  0,
  0,
  0,
  ...Array<number>(40).fill(0),
]);

const loadable = [
  'fs/overlayfs/overlay',
  'fs/ext4/ext4',
  'fs/xfs/xfs',
  'drivers/net/veth',
  'net/bridge/bridge',
  'net/bridge/br_netfilter',
].map(name => `kernel/${name}.ko`);

const packages: readonly (readonly [name: string, version: string, program: string])[] = [
  ['docker.io', '26.1.5+dfsg1-9+b1', '/usr/sbin/dockerd'],
  ['containerd', '1.7.24~ds1-6+b2', '/usr/bin/containerd'],
  ['podman', '5.4.2+ds1-2', '/usr/bin/podman'],
];
const programs = [
  ...packages.map(([, , program]) => program),
  ...['docker', 'docker-proxy', 'runc', 'crun', 'conmon', 'containerd-shim-runc-v2'].map(name => `/usr/sbin/${name}`),
  ...['modprobe', 'apparmor_parser', 'xtables-nft-multi'].map(name => `/usr/sbin/${name}`),
  '/usr/lib/podman/netavark',
  '/usr/lib/systemd/systemd',
];

/** Lays a small, sane Debian with Docker, containerd and podman out below a directory: one kernel, GRUB, systemd. */
export function layRoot(root: string, type: string): void {
  makeTree(root, {
    '/bin': { link: 'usr/bin' },
    '/var/run': { link: '/run' },
    '/sbin': { link: 'usr/sbin' },
    '/lib': { link: 'usr/lib' },
    '/etc/os-release': 'ID=debian\nVERSION_ID="13"\nPRETTY_NAME="Debian GNU/Linux 13 (trixie)"\n',
    '/etc/hostname': 'node-1\n',
    '/etc/machine-id': '',
    '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n',
    '/etc/group': 'root:x:0:\ndocker:x:103:\n',
    '/etc/resolv.conf': 'nameserver 192.0.2.1\n',
    '/etc/fstab': `UUID=1 / ${type} defaults 0 1\n`,
    '/etc/docker/daemon.json': '{ "log-driver": "local" }\n',
    '/usr/sbin/init': { link: '../lib/systemd/systemd' },
    '/usr/sbin/iptables': { link: 'xtables-nft-multi' },
    '/usr/sbin/ip6tables': { link: 'xtables-nft-multi' },
    '/usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-257.so': 'x',
    '/usr/lib/systemd/system/docker.service': '[Service]\nExecStart=/usr/sbin/dockerd -H fd://\n',
    '/usr/lib/systemd/system/docker.socket': '[Socket]\nListenStream=/run/docker.sock\nSocketMode=0660\n',
    '/usr/lib/systemd/system/containerd.service': '[Service]\nExecStart=/usr/bin/containerd\n',
    '/boot/grub/grub.cfg': `menuentry Debian { linux /boot/vmlinuz-${release} root=UUID=1 ro quiet }\n`,
    [`/boot/vmlinuz-${release}`]: 'x',
    [`/boot/config-${release}`]: kernelConfig,
    [`${modules}/modules.dep`]: loadable.map(file => `${file}:\n`).join(''),
    [`${modules}/modules.builtin`]: '',
    ...Object.fromEntries(loadable.map(file => [`${modules}/${file}`, 'x'])),
    '/var/lib/dpkg/status': packages
      .map(([name, version]) => `Package: ${name}\nStatus: install ok installed\nVersion: ${version}\n`)
      .join('\n'),
    ...Object.fromEntries(packages.map(([name, , program]) => [`/var/lib/dpkg/info/${name}.list`, `${program}\n`])),
    ...Object.fromEntries(programs.map(program => [program, elf])),
  });
  for (const program of programs) fs.chmodSync(root + program, 0o755);
  // What the running machine would have there must not be seen.
  makeTree(root, {
    '/proc/self/mountinfo': '1 1 0:1 / / rw - ramfs none rw\n',
    '/proc/sys/kernel/osrelease': '2.6.32\n',
    '/run/docker.pid': '1\n',
  });
}
