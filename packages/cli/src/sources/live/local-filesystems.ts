/**
 * File systems that answer from this machine's memory and disks, by their names in /proc/filesystems. All others are served by something
 * that may never answer (a server, another machine, a process), or are not known; they are touched with a bound on time only.
 */
export const localFilesystems: ReadonlySet<string> = new Set(
  (
    'ext2 ext3 ext4 xfs btrfs bcachefs f2fs zfs jfs reiserfs nilfs2 minix ubifs jffs2 vfat msdos exfat ntfs3 hfs hfsplus ' +
    'iso9660 udf squashfs erofs cramfs romfs tmpfs ramfs rootfs overlay aufs ecryptfs proc sysfs devtmpfs devpts mqueue ' +
    'hugetlbfs cgroup cgroup2 cpuset bpf debugfs tracefs securityfs selinuxfs smackfs configfs fusectl efivarfs pstore ' +
    'binfmt_misc nsfs rpc_pipefs nfsd resctrl'
  ).split(' '),
);
