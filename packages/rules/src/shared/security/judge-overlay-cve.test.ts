import { expect } from 'chai';
import { kernelBuildOf, type KernelBuild } from '../kernel/kernel-build.js';
import { parseKernelRelease } from '../kernel/kernel-version.js';
import { judgeOverlayCve } from './judge-overlay-cve.js';
import { overlayCves, type OverlayCve } from './overlay-cves.js';
import { ubuntuVersions } from './overlay-cves-ubuntu.js';

function build(release: string, version: string | null = null, os: string | null = null): KernelBuild {
  const parsed = parseKernelRelease(release);
  if (!parsed) throw new Error(release);
  return kernelBuildOf(parsed, { version, os });
}

const cveOf = (id: string): OverlayCve => {
  const found = overlayCves.find(cve => cve.id === id);
  if (!found) throw new Error(id);
  return found;
};

const state = (cve: OverlayCve, of: KernelBuild, os: string | null = null): string =>
  judgeOverlayCve(cve, of, os).state;

const listed = (text = ''): readonly string[] => text.split(' ').filter(Boolean);
const plain = (version: string): KernelBuild => build(version, null, 'nixos');
const debian = (version: string): KernelBuild => build('6.1.0-32-amd64', `#1 SMP Debian ${version} (2025-03-27)`);

/** The release and the version string of one of Ubuntu's packages. */
function ubuntu(version: string, flavour = 'generic', suffix = ''): KernelBuild {
  const match = /^(\d+\.\d+\.0)-(\d+)\.(\d+)$/.exec(version);
  return build(`${match?.[1]}-${match?.[2]}-${flavour}`, `#${match?.[3]}${suffix}-Ubuntu SMP`);
}

/** The version before, on the same branch. */
const before = (version: string): string => version.replace(/\d+$/, last => String(Number(last) - 1));

describe('judgeOverlayCve', () => {
  for (const cve of overlayCves) {
    const { id } = cve;
    it(`knows both edges of every fix of ${id}`, () => {
      if (cve.gone !== null) {
        for (const one of [
          plain(`${cve.gone}.0`),
          build(`${cve.gone}.3-76.fc44.x86_64`),
          build(`${cve.gone}.0-7-default`),
        ])
          expect(state(cve, one), cve.gone).to.equal('safe');
        const candidate = cve.only || cve.patched ? 'safe' : 'undecided';
        expect(state(cve, plain(`${cve.gone}.0-rc1`)), `${cve.gone}-rc1`).to.equal(candidate);
      }
      for (const fixed of listed(cve.stable)) {
        expect(state(cve, plain(fixed)), fixed).to.equal('safe');
        const unclear = listed(cve.unclear).some(one => fixed.startsWith(`${one}.`));
        const early = cve.judge !== 'upstream' || unclear ? 'undecided' : 'affected';
        expect(state(cve, plain(before(fixed))), before(fixed)).to.equal(early);
      }
      for (const from of listed(cve.backported)) {
        expect(state(cve, plain(from)), from).to.equal('affected');
        expect(state(cve, plain(before(from))), before(from)).to.equal('safe');
      }
      for (const row of listed(cve.debian)) {
        const [from, fixed = from] = row.split('..') as [string, string?];
        expect(state(cve, debian(fixed)), fixed).to.equal('safe');
        expect(state(cve, debian(`${fixed}~deb11u1`)), `${fixed}~deb11u1`).to.equal('safe');
        expect(state(cve, debian(before(fixed))), before(fixed)).to.equal('affected');
        if (fixed !== from) expect(state(cve, debian(from)), from).to.equal('affected');
        if (fixed !== from) expect(state(cve, debian(before(from))), before(from)).to.equal('safe');
      }
      for (const fixed of listed(cve.rhel)) {
        expect(state(cve, build(`${fixed}.x86_64`), 'rhel'), fixed).to.equal('safe');
        const older = fixed.replace(/-(\d+)\.[\d.]*el/, '-$1.el').replace(/_\d+$/, '');
        if (older !== fixed) expect(state(cve, build(`${older}.x86_64`), 'rhel'), older).to.equal('affected');
      }
      for (const [flavour, text] of Object.entries(ubuntuVersions[id]?.fixed ?? {})) {
        for (const fixed of listed(text)) {
          expect(state(cve, ubuntu(fixed, flavour)), `${fixed} ${flavour}`).to.equal('safe');
          expect(state(cve, ubuntu(fixed, flavour, '~18.04.1')), `${fixed}~18.04.1`).to.equal('safe');
          expect(state(cve, ubuntu(before(fixed), flavour)), before(fixed)).to.equal('affected');
        }
      }
      for (const base of listed(ubuntuVersions[id]?.never))
        for (const flavour of ['generic', 'aws', 'xilinx-zynqmp'])
          expect(state(cve, ubuntu(`${base}.0-1.1`, flavour)), `${base} ${flavour}`).to.equal('safe');
    });
  }

  const copyUp = cveOf('CVE-2023-0386');
  const gameOverlay = cveOf('CVE-2023-2640');
  const rename = cveOf('CVE-2025-21887');
  const capabilities = cveOf('CVE-2021-3493');
  const leak = cveOf('CVE-2021-46972');
  const freed = cveOf('CVE-2023-1252');
  const selinux = cveOf('CVE-2026-46054');

  const cases: readonly (readonly [what: string, cve: OverlayCve, of: KernelBuild, state: string, os?: string])[] = [
    ['15.90 is not fixed by 6.1.9', copyUp, plain('5.15.90'), 'affected'],
    ['a branch without a fix of its own', copyUp, plain('6.0.19'), 'affected'],
    ['upstream before the fault', copyUp, plain('5.10.245'), 'safe'],
    ['ELRepo, an upstream version', copyUp, build('5.15.90-1.el9.elrepo.x86_64'), 'affected'],
    ['Arch', copyUp, build('6.1.8-arch1-1'), 'affected'],
    ['WSL2', copyUp, build('5.15.90.1-microsoft-standard-WSL2'), 'affected'],
    ['a candidate of the version that has the fix', copyUp, plain('6.2.0-rc4'), 'undecided'],
    ['a candidate of the version with the fault', copyUp, plain('5.11.0-rc4'), 'undecided'],
    ['Debian’s ABI name is no version', copyUp, build('6.1.0-9-amd64'), 'undecided'],
    ['Debian 5.10, which had the fault by its own patch', copyUp, debian('5.10.178-3'), 'affected'],
    ['Debian of a branch that never had a fix', copyUp, debian('6.0.12-1'), 'affected'],
    ['Debian 4.19, whose changelog was not read', cveOf('CVE-2021-3732'), debian('4.19.194-3'), 'undecided'],
    ['Debian 4.19 with upstream’s fix', cveOf('CVE-2021-3732'), debian('4.19.208-1'), 'safe'],
    ['Ubuntu’s cloud flavour counts on its own', copyUp, ubuntu('5.15.0-1034.38', 'aws'), 'safe'],
    ['… and another is not in the table', copyUp, ubuntu('5.15.0-1034.38', 'xilinx-zynqmp'), 'undecided'],
    ['riscv64’s generic is another package', copyUp, ubuntu('5.15.0-1030.34'), 'undecided'],
    ['Ubuntu without its version string', copyUp, build('5.15.0-60-generic'), 'undecided'],
    ['an Ubuntu made of a newer version than the fix', copyUp, ubuntu('6.8.0-1008.8', 'xilinx-zynqmp'), 'safe'],
    ['hwe of 20.04', copyUp, ubuntu('5.15.0-69.76', 'generic', '~20.04.1'), 'affected'],
    ['GameOver(lay) is Ubuntu’s alone: Debian', gameOverlay, debian('6.1.38-1'), 'safe'],
    ['… Amazon', gameOverlay, build('6.1.34-59.116.amzn2023.x86_64'), 'safe'],
    ['… Proxmox builds on Ubuntu', gameOverlay, build('6.2.16-4-pve'), 'undecided'],
    ['… but 22.04’s kernel had it not', gameOverlay, build('5.15.108-1-pve'), 'safe'],
    ['… nor Pop!_OS of today', gameOverlay, build('6.9.3-76060903-generic', '#202405300957 SMP', 'pop'), 'safe'],
    ['kernel.org’s kernels never let users mount overlay before 5.11', capabilities, plain('5.4.100'), 'safe'],
    ['what Amazon patched is not known', capabilities, build('5.4.100-50.0.amzn2.x86_64'), 'undecided'],
    ['Amazon has what its number says', rename, build('6.1.134-150.224.amzn2023.x86_64'), 'safe'],
    ['… and maybe more', rename, build('6.1.129-138.220.amzn2023.x86_64'), 'undecided'],
    ['SUSE', rename, build('5.14.21-150500.55.100-default'), 'undecided'],
    ['UEK is 5.4, not 4.18', freed, build('5.4.17-2136.342.5.el8uek.x86_64'), 'undecided'],
    ['Fedora', rename, build('6.13.5-200.fc41.x86_64'), 'undecided'],
    ['RHEL 8, although made of 4.18', leak, build('4.18.0-553.el8_10.x86_64'), 'affected'],
    ['RHEL 8.8: extended support may have it', freed, build('4.18.0-477.27.1.el8_8.x86_64'), 'undecided', 'rhel'],
    [
      'AlmaLinux 8.8: so may a backport of the fault',
      freed,
      build('4.18.0-477.27.1.el8_8.x86_64'),
      'undecided',
      'almalinux',
    ],
    ['RHEL 9.0', copyUp, build('5.14.0-70.30.1.el9_0.x86_64'), 'undecided', 'rhel'],
    ['Rocky 9.0, which has no extended support', copyUp, build('5.14.0-70.30.1.el9_0.x86_64'), 'affected', 'rocky'],
    ['… but a rebuild of it has', copyUp, build('5.14.0-70.30.1.el9_0.ciqlts.4.1.x86_64'), 'undecided', 'rocky'],
    ['the first kernel of RHEL 9.4', copyUp, build('5.14.0-427.13.1.el9_4.x86_64'), 'safe'],
    ['CentOS Stream', copyUp, build('5.14.0-202.el9.x86_64'), 'undecided', 'centos'],
    ['the same build on RHEL', copyUp, build('5.14.0-202.el9.x86_64'), 'safe', 'rhel'],
    ['the realtime kernel', copyUp, build('5.14.0-162.22.2.rt21.185.el9_1.x86_64'), 'affected'],
    ['… with the fix', copyUp, build('5.14.0-162.23.1.rt21.186.el9_1.x86_64'), 'safe'],
    ['RHEL 7, of which nothing is known', rename, build('3.10.0-1160.119.1.el7.x86_64'), 'undecided'],
    ['Bottlerocket took the fix out again', selinux, build('6.12.99', null, 'bottlerocket'), 'undecided'],
    ['a branch that nobody watched', cveOf('CVE-2015-8953'), plain('4.2.3'), 'undecided'],
    ['what was backported at a version not known', rename, plain('5.15.150'), 'undecided'],
    ['a vendor that hostlint does not know', copyUp, build('5.15.90+', null, 'synology'), 'undecided'],
  ];
  for (const [what, cve, of, wanted, os] of cases)
    it(`${cve.id}: ${what}: ${wanted}`, () => expect(state(cve, of, os)).to.equal(wanted));

  it('names the fix of the branch, or the next that has one', () => {
    expect(judgeOverlayCve(copyUp, plain('5.15.90'), null)).to.include({
      running: '5.15.90',
      fixed: '5.15.91',
      branchHasFix: true,
    });
    expect(judgeOverlayCve(copyUp, plain('6.0.19'), null)).to.include({
      running: '6.0.19',
      fixed: '6.1.9',
      branchHasFix: false,
    });
    expect(judgeOverlayCve(copyUp, ubuntu('5.15.0-69.76', 'generic', '~20.04.1'), null)).to.include({
      running: '5.15.0-69.76',
      fixed: '5.15.0-70.77',
    });
  });
});
