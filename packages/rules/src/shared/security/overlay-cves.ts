// Long because it is a table: one entry for each CVE.
import type { Severity } from '@hostlint/core';

/** What must be so on a host for a CVE to matter. */
export type CveCondition =
  /** Users without privileges may mount overlay in a user namespace. */
  | 'userns'
  /** SELinux enforces. */
  | 'selinux'
  /** The kernel was built with CONFIG_OVERLAY_FS_DEBUG. */
  | 'debug';

export interface OverlayCve {
  readonly id: string;
  /** What it lets happen, as a clause. */
  readonly what: string;
  readonly cvss: { readonly score: number; readonly vector: string; readonly from: string } | null;
  /**
   * What a fail may be read from. `upstream`: the number of a kernel that is upstream's own. `package`: only the vendor's package.
   * `never`: nothing; it makes the kernel warn, or is disputed.
   */
  readonly judge: 'upstream' | 'package' | 'never';
  /** The mainline version that the fault came with. */
  readonly since: string;
  /** The mainline version that has the mend: no kernel made of it or a newer one has the fault. `null`: none known. */
  readonly gone: string | null;
  /** The first version with the mend on each stable branch. */
  readonly stable: string;
  /** Older branches that got the fault with a backport, from this version on. */
  readonly backported?: string;
  /** Branches of which it is not known when they got the fault. */
  readonly unclear?: string;
  /** Only kernels of Ubuntu have it. */
  readonly only?: 'ubuntu';
  /** Before 5.11 it takes a vendor's patch that lets users without privileges mount overlay, which upstream's kernels lack. */
  readonly patched?: true;
  /** The first Debian package with the mend on each branch, after the first with the fault where that came later: `A..B`. */
  readonly debian?: string;
  /** The first package with the mend for each major release of Red Hat Enterprise Linux. */
  readonly rhel?: string;
  readonly needs?: CveCondition;
  /** Some vendors took the mend out again, so the number of a stable release proves nothing of theirs. */
  readonly reverted?: true;
  /** The gravest that a fail may be, where that is less than the score says. */
  readonly most?: Severity;
}

const high = 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H';
const crash = 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H';

/**
 * Vulnerabilities of overlayfs. Sources: the CVE records (cvelistV5), NVD's copies and their scores, stable branches by the records or
 * by linux_kernel_cves of 2024-04, Debian's changelogs of linux 5.10.262-1, 6.1.192-2, 6.12.118-1 and 7.2.13-1, AlmaLinux's
 * osv-database of 2026-08 (its kernels have the versions of Red Hat's).
 */
export const overlayCves: readonly OverlayCve[] = [
  {
    id: 'CVE-2015-1328',
    what: 'any user becomes root through an overlay in a user namespace',
    cvss: { score: 7.8, vector: 'CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', from: 'NVD' },
    judge: 'package',
    since: '3.13',
    gone: '4.0',
    stable: '',
    only: 'ubuntu',
    needs: 'userns',
  },
  {
    id: 'CVE-2015-8660',
    what: 'a user changes attributes of files that are not theirs, and becomes root',
    cvss: { score: 6.7, vector: 'CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H', from: 'NVD' },
    judge: 'upstream',
    since: '3.18',
    gone: '4.4',
    stable: '3.18.31 4.1.22',
  },
  {
    id: 'CVE-2015-8953',
    what: 'a user exhausts memory by a reference that is never given back',
    cvss: { score: 5.5, vector: 'CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H', from: 'NVD' },
    judge: 'upstream',
    since: '3.18',
    gone: '4.3',
    stable: '4.1.13',
  },
  {
    id: 'CVE-2016-1575',
    what: 'a user becomes root by access lists on a directory with the setgid bit',
    cvss: { score: 7.8, vector: high, from: 'NVD' },
    judge: 'package',
    since: '3.18',
    gone: '4.6',
    stable: '',
    needs: 'userns',
  },
  {
    id: 'CVE-2016-1576',
    what: 'a user becomes root by a setuid program on FUSE below an overlay',
    cvss: { score: 7.8, vector: high, from: 'NVD' },
    judge: 'package',
    since: '3.18',
    gone: '4.6',
    stable: '',
    needs: 'userns',
  },
  {
    id: 'CVE-2016-6197',
    what: 'a user crashes the kernel by renaming a file onto a hard link of itself',
    cvss: { score: 5.5, vector: 'CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H', from: 'NVD' },
    judge: 'upstream',
    since: '3.18',
    gone: '4.6',
    stable: '3.18.39 4.1.31 4.4.16',
  },
  {
    id: 'CVE-2016-6198',
    what: 'a user crashes the kernel by a rename to a hard link of the same file',
    cvss: { score: 5.5, vector: 'CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H', from: 'NVD' },
    judge: 'upstream',
    since: '3.18',
    gone: '4.6',
    stable: '4.4.11 4.5.5',
  },
  {
    id: 'CVE-2018-6559',
    what: 'a user sees names of files in directories that are closed to them',
    cvss: { score: 3.3, vector: 'CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N', from: 'NVD' },
    judge: 'package',
    since: '4.15',
    gone: '4.19',
    stable: '',
    only: 'ubuntu',
    needs: 'userns',
  },
  {
    id: 'CVE-2018-16597',
    what: 'a user truncates or overwrites files of a lower layer that are not theirs',
    cvss: { score: 5.5, vector: 'CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:H/A:N', from: 'NVD' },
    judge: 'upstream',
    since: '3.18',
    gone: '4.8',
    stable: '4.4.185',
  },
  {
    id: 'CVE-2019-15794',
    what: 'a user with CAP_SYS_ADMIN in a user namespace uses a file after the kernel freed it',
    cvss: { score: 6.7, vector: 'CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H', from: 'NVD' },
    judge: 'package',
    since: '5.0',
    gone: '5.4',
    stable: '',
    only: 'ubuntu',
  },
  {
    id: 'CVE-2020-16120',
    what: 'a user has files copied up that they may not read',
    cvss: { score: 5.1, vector: 'CVSS:3.1/AV:L/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N', from: 'the CVE record' },
    judge: 'package',
    since: '4.19',
    gone: '5.8',
    stable: '',
    patched: true,
    needs: 'userns',
  },
  {
    id: 'CVE-2021-3493',
    what: 'any user becomes root by file capabilities set through an overlay; exploits are in use',
    cvss: { score: 8.8, vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H', from: 'the CVE record' },
    judge: 'package',
    since: '3.18',
    gone: '5.11',
    stable: '',
    patched: true,
    debian: '5.10.38-1',
    needs: 'userns',
  },
  {
    id: 'CVE-2021-3732',
    what: 'a user sees files that mounts in their namespace hide',
    cvss: { score: 5.5, vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N', from: 'NVD' },
    judge: 'upstream',
    since: '3.18',
    gone: '5.14',
    stable: '4.4.281 4.9.280 4.14.244 4.19.204 5.4.141 5.10.59 5.13.11',
    debian: '5.10.46-5',
    rhel: '4.18.0-348.el8',
  },
  {
    id: 'CVE-2021-3847',
    what: 'a file with capabilities is copied up from a nosuid layer; overlayfs’s maintainers do not take it for a fault',
    cvss: { score: 7.8, vector: high, from: 'NVD' },
    judge: 'never',
    since: '3.18',
    gone: null,
    stable: '',
  },
  {
    id: 'CVE-2021-20321',
    what: 'a user crashes the kernel by a race of renames',
    cvss: { score: 4.7, vector: 'CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:N/I:N/A:H', from: 'NVD' },
    judge: 'upstream',
    since: '3.18',
    gone: '5.15',
    stable: '4.4.290 4.9.287 4.14.251 4.19.211 5.4.153 5.10.73 5.14.12',
    debian: '5.10.84-1 5.14.12-1',
    rhel: '4.18.0-348.7.1.el8_5',
  },
  {
    id: 'CVE-2021-46972',
    what: 'a user keeps an overlay from being unmounted whole by damaged metacopy files',
    cvss: { score: 5.5, vector: crash, from: 'NVD' },
    judge: 'upstream',
    since: '5.8',
    gone: '5.13',
    stable: '5.10.35 5.11.19 5.12.2',
    debian: '5.10.38-1',
    rhel: '4.18.0-553.8.1.el8_10',
  },
  {
    id: 'CVE-2021-47579',
    what: 'a mount on a strange file system makes the kernel warn',
    cvss: null,
    judge: 'never',
    since: '4.19',
    gone: '5.16',
    stable: '4.19.222 5.4.168 5.10.88 5.15.11',
    debian: '5.10.92-1 5.15.15-1',
    rhel: '4.18.0-553.16.1.el8_10',
  },
  {
    id: 'CVE-2022-48741',
    what: 'a copy-up that fails crashes the kernel',
    cvss: { score: 5.5, vector: crash, from: 'NVD' },
    judge: 'upstream',
    since: '5.16',
    gone: '5.17',
    stable: '5.15.20 5.16.6',
    backported: '5.15.3',
    debian: '5.16.7-1',
  },
  {
    id: 'CVE-2022-49743',
    what: 'file handles make a hardened kernel warn',
    cvss: { score: 5.5, vector: crash, from: 'NVD' },
    judge: 'never',
    since: '5.4',
    gone: '6.2',
    stable: '5.10.248 5.15.93 6.1.11',
    debian: '5.10.249-1',
  },
  {
    id: 'CVE-2023-0386',
    what: 'any user becomes root by a setuid program that is copied up; exploits are in use',
    cvss: { score: 7.8, vector: high, from: 'the CVE record (CISA)' },
    judge: 'upstream',
    since: '5.11',
    gone: '6.2',
    stable: '5.15.91 6.1.9',
    debian: '5.10.179-1 6.1.11-1',
    rhel: '4.18.0-425.19.2.el8_7 5.14.0-162.23.1.el9_1',
    needs: 'userns',
  },
  {
    id: 'CVE-2023-1252',
    what: 'a user has the kernel use memory that it freed, by asynchronous writes',
    cvss: { score: 7.8, vector: high, from: 'NVD' },
    judge: 'upstream',
    since: '5.6',
    gone: '5.16',
    stable: '5.10.80 5.14.19 5.15.3',
    debian: '5.10.84-1',
    rhel: '4.18.0-513.5.1.el8_9',
  },
  {
    id: 'CVE-2023-2640',
    what: 'any user becomes root by capabilities that an overlay lets them set (GameOver(lay))',
    cvss: { score: 7.8, vector: high, from: 'the CVE record' },
    judge: 'package',
    since: '5.19',
    gone: '6.5',
    stable: '',
    only: 'ubuntu',
    needs: 'userns',
  },
  {
    id: 'CVE-2023-32629',
    what: 'any user becomes root by attributes that a copy-up does not check (GameOver(lay))',
    cvss: { score: 7.8, vector: high, from: 'the CVE record' },
    judge: 'package',
    since: '5.4',
    gone: '6.5',
    stable: '',
    only: 'ubuntu',
    needs: 'userns',
  },
  {
    id: 'CVE-2023-53260',
    what: 'looking up a file while caches are dropped crashes the kernel',
    cvss: { score: 5.5, vector: crash, from: 'the CVE record (CISA)' },
    judge: 'upstream',
    since: '5.19',
    gone: '6.5',
    stable: '6.1.43 6.4.4',
    debian: '6.1.52-1',
  },
  {
    id: 'CVE-2023-54313',
    what: 'reading access lists while caches are dropped crashes the kernel',
    cvss: null,
    judge: 'upstream',
    since: '5.15',
    gone: '6.5',
    stable: '5.15.121 6.1.40 6.4.4',
    debian: '6.1.52-1',
  },
  {
    id: 'CVE-2024-27069',
    what: 'a lower file that changes in size makes the kernel warn',
    cvss: { score: 5.5, vector: crash, from: 'NVD' },
    judge: 'never',
    since: '6.8',
    gone: '6.9',
    stable: '6.8.2',
  },
  {
    id: 'CVE-2024-56570',
    what: 'a lower directory of a damaged file system makes the kernel misbehave',
    cvss: { score: 7.8, vector: high, from: 'NVD' },
    judge: 'upstream',
    since: '3.18',
    gone: '6.13',
    stable: '5.4.287 5.10.231 5.15.174 6.1.120 6.6.64 6.12.4',
    debian: '5.10.234-1 6.1.123-1 6.12.5-1',
  },
  {
    id: 'CVE-2025-21654',
    what: 'watching an overlay makes the kernel warn, and events get lost',
    cvss: null,
    judge: 'upstream',
    since: '6.6',
    gone: '6.13',
    stable: '6.6.74 6.12.10',
    debian: '6.12.10-1',
    most: 'info',
  },
  {
    id: 'CVE-2025-21887',
    what: 'a user has the kernel use memory that it freed, by a rename',
    cvss: { score: 7.8, vector: high, from: 'the CVE record (CISA)' },
    judge: 'upstream',
    since: '6.5',
    gone: '6.14',
    stable: '5.10.247 5.15.179 6.1.130 6.6.81 6.12.18 6.13.6',
    backported: '5.10.188 6.1.39',
    unclear: '5.15 6.4',
    debian: '5.10.191-1..5.10.247-1 6.1.52-1..6.1.133-1 6.12.19-1',
    rhel: '5.14.0-570.25.1.el9_6',
  },
  {
    id: 'CVE-2025-37863',
    what: 'an overlay of nothing but data layers crashes the kernel',
    cvss: { score: 5.5, vector: crash, from: 'NVD' },
    judge: 'upstream',
    since: '6.7',
    gone: '6.15',
    stable: '6.6.88 6.12.25 6.14.4',
    backported: '6.6.23',
    debian: '6.12.25-1',
  },
  {
    id: 'CVE-2026-46054',
    what: 'SELinux does not check how files of lower layers are mapped into memory',
    cvss: { score: 7.1, vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:N', from: 'the CVE record' },
    judge: 'package',
    since: '4.19',
    gone: '7.1',
    stable: '6.12.95 7.0.4',
    debian: '6.12.95-1',
    rhel: '4.18.0-553.137.1.el8_10 5.14.0-687.19.1.el9_8 6.12.0-211.22.1.el10_2',
    needs: 'selinux',
    // It needed more after it.
    most: 'warning',
    reverted: true,
  },
  {
    id: 'CVE-2026-98921',
    what: 'creating a directory has a kernel with debug messages use memory that it freed',
    cvss: null,
    judge: 'package',
    since: '6.5',
    gone: null,
    stable: '7.2.9',
    debian: '7.2.9-1',
    needs: 'debug',
  },
];
