import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { makeTree } from '../../packages/cli/src/sources/make-tree.js';

const files = {
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n',
  '/etc/group': 'root:x:0:\ndocker:x:101:\n',
  '/etc/fstab': '/dev/vda1 / ext4 defaults 0 1\n',
  '/etc/hosts': '127.0.0.1 localhost\n',
  '/etc/docker/daemon.json': '{ "storage-driver": "overlay2", "log-opts": { "max-size": "10m" } }\n',
  '/etc/modprobe.d/site.conf': 'blacklist floppy\n',
  '/etc/sysctl.d/10-site.conf': 'net.ipv4.ip_forward = 1\nvm.max_map_count = 262144\n',
  '/usr/bin/dockerd': '\u007fELF',
  '/usr/bin/containerd': '\u007fELF',
  '/boot/vmlinuz-6.6.1-site': '',
  '/boot/config-6.6.1-site':
    '# Linux/x86 6.6.1 Kernel Configuration\nCONFIG_OVERLAY_FS=y\nCONFIG_CGROUPS=y\n# CONFIG_VETH is not set\n',
  '/lib/modules/6.6.1-site/modules.dep': 'kernel/fs/ext4/ext4.ko:\n',
  '/lib/modules/6.6.1-site/modules.builtin': 'kernel/fs/overlayfs/overlay.ko\n',
  '/lib/modules/6.6.1-site/kernel/fs/ext4/ext4.ko': '',
  '/var/lib/docker/overlay2/l/x': '',
};

const distributions = {
  plain: { '/etc/os-release': 'ID=site\nVERSION_ID=1\n' },
  alpine: {
    '/etc/alpine-release': '3.20.3\n',
    '/etc/os-release': 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.20.3\n',
    '/lib/apk/db/installed': 'P:docker-engine\nV:26.1.5-r0\nA:x86_64\n\nP:containerd\nV:1.7.17-r3\nA:x86_64\n\n',
    '/etc/init.d/docker': '#!/sbin/openrc-run\ncommand=/usr/bin/dockerd\n',
    '/etc/conf.d/docker': 'DOCKER_OPTS=""\n',
    '/etc/runlevels/default/docker': { link: '/etc/init.d/docker' },
    '/usr/bin/apk': '',
  },
} as const;

/** A root file system with the programs of busybox, as small systems have; `null` where there is no busybox. */
export function busyboxTree(root: string, kind: keyof typeof distributions): string | null {
  const found = spawnSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).stdout.trim();
  if (found === '') return null;
  makeTree(root, {
    ...files,
    ...distributions[kind],
    '/bin/busybox': fs.readFileSync(found),
    '/sbin/x': '',
    '/proc/x': '',
  });
  fs.chmodSync(`${root}/bin/busybox`, 0o755);
  for (const program of ['/usr/bin/dockerd', '/usr/bin/containerd']) fs.chmodSync(root + program, 0o755);
  const applets = execFileSync(found, ['--list-full'], { encoding: 'utf8' })
    .split('\n')
    .filter(name => name !== '');
  for (const applet of applets) {
    const at = `${root}/${applet}`;
    fs.mkdirSync(at.slice(0, at.lastIndexOf('/')), { recursive: true });
    if (!fs.existsSync(at)) fs.symlinkSync('/bin/busybox', at);
  }
  return root;
}
