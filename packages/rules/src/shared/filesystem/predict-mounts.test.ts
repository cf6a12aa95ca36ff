import { expect } from 'chai';
import { parseKernelCmdline } from '../kernel/kernel-cmdline.js';
import { parseFstab } from './fstab.js';
import { isReadOnly, mountOf, type Mount } from './mountinfo.js';
import { predictMounts, type MountInput } from './predict-mounts.js';

interface Case {
  readonly name: string;
  readonly fstab?: string;
  readonly arguments?: string | null;
  readonly systemd?: boolean | null;
  readonly units?: MountInput['units'];
  /** The directory that is looked at; the data-root of Docker by default. */
  readonly at?: string;
  readonly mount: Partial<Mount> | undefined;
  readonly readOnly?: boolean | null;
}

const root = 'UUID=1 / ext4 defaults 0 1';
const own = { mountPoint: '/var/lib/docker' };

const cases: readonly Case[] = [
  {
    name: 'a line for the root',
    fstab: root,
    mount: { mountPoint: '/', type: 'ext4', device: 'UUID=1' },
    readOnly: false,
  },
  {
    name: 'a root that fstab wants read-only',
    fstab: 'UUID=1 / ext4 ro 0 1',
    mount: { mountPoint: '/' },
    readOnly: true,
  },
  {
    name: 'a line for the root counts more than ro',
    fstab: root,
    arguments: 'root=UUID=1 ro',
    mount: {},
    readOnly: false,
  },
  {
    name: 'a root that is never writable',
    fstab: 'x / squashfs defaults',
    mount: { type: 'squashfs' },
    readOnly: true,
  },
  {
    name: 'no line for the root, which systemd leaves as the kernel mounted it',
    arguments: 'root=/dev/vda1 ro quiet',
    mount: { mountPoint: '/', type: 'auto', device: '/dev/vda1', options: ['ro'] },
    readOnly: true,
  },
  { name: 'no line for the root, and rw', arguments: 'root=/dev/vda1 rw', mount: { type: 'auto' }, readOnly: false },
  { name: 'neither ro nor rw', arguments: 'root=/dev/vda1', mount: { type: 'auto' }, readOnly: null },
  { name: 'both', arguments: 'root=/dev/vda1 rw ro', mount: { type: 'auto' }, readOnly: null },
  { name: 'ro with another init system', arguments: 'root=/dev/vda1 ro', systemd: false, mount: {}, readOnly: null },
  { name: 'the type in the arguments', arguments: 'root=/dev/vda1 rw rootfstype=btrfs', mount: { type: 'btrfs' } },
  {
    name: 'several types in the arguments',
    arguments: 'root=/dev/vda1 rw rootfstype=ext4,xfs',
    mount: { type: 'auto' },
  },
  {
    name: 'options in the arguments, which are the only ones that switch on quotas of XFS',
    fstab: 'UUID=1 / xfs uquota,pquota,inode32',
    arguments: 'root=UUID=1 rootflags=prjquota,noatime',
    mount: { superOptions: ['prjquota', 'inode32'] },
  },
  { name: 'neither fstab nor a boot loader', arguments: null, mount: undefined },
  { name: 'a partition that systemd looks for', arguments: 'ro quiet', mount: undefined },
  { name: 'a live system', fstab: root, arguments: 'boot=live root=/dev/vda1', mount: undefined },
  { name: 'a root over another', fstab: root, arguments: 'root=/dev/vda1 overlayroot=tmpfs', mount: undefined },
  { name: 'OSTree', fstab: root, arguments: 'root=/dev/vda1 rw ostree=/ostree/boot.1/x/1/0', mount: undefined },
  { name: 'a root from the network', arguments: 'root=/dev/nfs nfsroot=10.0.0.1:/x', mount: undefined },
  {
    name: 'a file system of its own',
    fstab: `${root}\nLABEL=data /var/lib/docker/ xfs noatime,nofail,x-systemd.device-timeout=5,pquota 0 2`,
    mount: { ...own, type: 'xfs', options: ['rw', 'noatime'], superOptions: ['pquota'], device: 'LABEL=data', line: 2 },
  },
  { name: 'noauto', fstab: `${root}\nLABEL=data /var/lib/docker xfs noauto`, mount: { mountPoint: '/' } },
  {
    name: 'noauto with an automount',
    fstab: `${root}\nLABEL=data /var/lib/docker xfs noauto,x-systemd.automount`,
    mount: own,
  },
  {
    name: 'swap',
    fstab: `${root}\n/dev/vda2 none swap sw\n/dev/vda3 /var/lib/docker swap sw`,
    mount: { mountPoint: '/' },
  },
  { name: 'another name that begins alike', fstab: `${root}\nx /var/lib/docker2 xfs`, mount: { mountPoint: '/' } },
  { name: 'a file system above', fstab: `x /var ext4\n${root}`, mount: { mountPoint: '/var' } },
  {
    name: 'options that others imply and undo',
    fstab: `${root}\nx /var/lib/docker ext4 user,exec,nodev,dev`,
    mount: { options: ['rw', 'nosuid'] },
  },
  {
    name: 'two lines for one directory: systemd takes the first',
    fstab: `${root}\na /var/lib/docker ext4\nb /var/lib/docker xfs`,
    mount: { type: 'ext4' },
  },
  {
    name: 'two lines for one directory: mount -a ends with the last',
    fstab: `${root}\na /var/lib/docker ext4\nb /var/lib/docker xfs`,
    systemd: false,
    mount: { type: 'xfs' },
  },
  {
    name: 'a subvolume of the root',
    fstab: 'UUID=1 / btrfs subvol=@\nUUID=1 /var/lib/docker btrfs subvol=@docker',
    mount: { ...own, device: 'UUID=1', root: '/@docker', type: 'btrfs' },
  },
  {
    name: 'a bind mount of another disk',
    fstab: `${root}\nLABEL=data /srv xfs pquota\n/srv/docker /var/lib/docker none bind,noexec`,
    mount: {
      ...own,
      device: 'LABEL=data',
      type: 'xfs',
      root: '/srv/docker',
      superOptions: ['pquota'],
      options: ['rw', 'noexec'],
    },
  },
  {
    name: 'a bind mount of a read-only file system',
    fstab: `${root}\nx /srv ext4 ro\n/srv/docker /var/lib/docker none bind`,
    mount: own,
    readOnly: true,
  },
  {
    name: 'memory',
    fstab: `${root}\ntmpfs /var/lib/docker tmpfs size=1G`,
    mount: { type: 'tmpfs', superOptions: ['size=1G'] },
  },
  { name: 'what every host mounts', fstab: root, at: '/run/containerd', mount: { mountPoint: '/run', type: 'tmpfs' } },
  {
    name: 'fstab that systemd is told to leave',
    fstab: `x /var ext4`,
    arguments: 'root=/dev/vda1 rw fstab=no',
    mount: { mountPoint: '/' },
  },
  { name: 'shared by systemd', fstab: root, mount: { propagation: ['shared:1'] } },
  { name: 'not known to be shared', fstab: root, systemd: false, mount: { propagation: [] } },
  {
    name: 'a unit',
    fstab: `${root}\nx /var/lib/docker ext4`,
    units: [{ source: '/dev/vdb', ...own, type: 'xfs', options: ['defaults'], evidence: { path: '/etc/x.mount' } }],
    mount: { ...own, type: 'xfs', prediction: { evidence: { path: '/etc/x.mount' }, readOnly: false } },
  },
  {
    name: 'a unit where systemd does not run',
    fstab: root,
    systemd: false,
    units: [{ source: '/dev/vdb', ...own, type: 'xfs', options: [], evidence: { path: '/etc/x.mount' } }],
    mount: { mountPoint: '/' },
  },
];

describe('predictMounts', () => {
  for (const one of cases) {
    it(one.name, () => {
      const { fstab = '', arguments: given = 'root=UUID=1 ro', systemd = true, units = [] } = one;
      const cmdline = given === null ? null : parseKernelCmdline(given);
      const all = predictMounts({ fstab: parseFstab(fstab), units, cmdline, systemd });
      const found = mountOf(all, one.at ?? '/var/lib/docker');
      if (one.mount === undefined) return expect(found).to.equal(undefined);
      expect(found).to.deep.include(one.mount);
      if (one.readOnly !== undefined) expect(found && isReadOnly(found)).to.equal(one.readOnly);
      return expect(all.every(({ prediction }) => prediction)).to.equal(true);
    });
  }
});
