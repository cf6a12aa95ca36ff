import { expect } from 'chai';
import fc from 'fast-check';
import { kernelBuildOf, type KernelVendor } from './kernel-build.js';
import { parseKernelRelease } from './kernel-version.js';

interface Sample {
  readonly release: string;
  /** `uname -v`. */
  readonly v?: string;
  readonly os?: string;
  readonly vendor: KernelVendor;
  readonly version?: string;
  readonly flavour?: string;
  readonly upstream: string;
}

const bookworm = '#1 SMP PREEMPT_DYNAMIC Debian 6.1.130-1 (2025-03-27)';

const samples: readonly Sample[] = [
  // Ubuntu
  {
    release: '5.15.0-156-generic',
    v: '#166-Ubuntu SMP Sat Aug 9 00:02:46 UTC 2025',
    vendor: 'ubuntu',
    version: '5.15.0-156.166',
    flavour: 'generic',
    upstream: '5.15.0',
  },
  {
    release: '6.8.0-60-generic',
    v: '#63~22.04.1-Ubuntu SMP PREEMPT_DYNAMIC Tue Apr 22 19:00:15 UTC 2',
    vendor: 'ubuntu',
    version: '6.8.0-60.63~22.04.1',
    flavour: 'generic',
    upstream: '6.8.0',
  },
  {
    release: '5.4.0-1038-aws',
    v: '#40-Ubuntu SMP Fri Feb 5 23:50:40 UTC 2021',
    vendor: 'ubuntu',
    version: '5.4.0-1038.40',
    flavour: 'aws',
    upstream: '5.4.0',
  },
  {
    release: '5.15.0-1084-azure',
    v: '#93-Ubuntu SMP Sat Mar 15 14:12:29 UTC 2025',
    vendor: 'ubuntu',
    version: '5.15.0-1084.93',
    flavour: 'azure',
    upstream: '5.15.0',
  },
  {
    release: '5.4.0-150-lowlatency',
    v: '#167-Ubuntu SMP PREEMPT Mon May 15 17:35:05 UTC 2023',
    vendor: 'ubuntu',
    version: '5.4.0-150.167',
    flavour: 'generic',
    upstream: '5.4.0',
  },
  {
    release: '5.15.0-70-lowlatency',
    v: '#77-Ubuntu SMP PREEMPT Thu Mar 23 10:00:00 UTC 2023',
    vendor: 'ubuntu',
    version: '5.15.0-70.77',
    flavour: 'lowlatency',
    upstream: '5.15.0',
  },
  {
    release: '5.15.0-70-generic-64k',
    v: '#77-Ubuntu SMP Tue Mar 21 14:02:37 UTC 2023',
    vendor: 'ubuntu',
    version: '5.15.0-70.77',
    flavour: 'generic',
    upstream: '5.15.0',
  },
  {
    release: '5.15.0-1030-generic',
    v: '#34-Ubuntu SMP Wed Mar 15 21:20:33 UTC 2023',
    vendor: 'ubuntu',
    version: '5.15.0-1030.34',
    flavour: 'generic of another source package',
    upstream: '5.15.0',
  },
  {
    release: '6.5.0-060500-generic',
    v: '#202308271831 SMP PREEMPT_DYNAMIC Sun Aug 27 18:40:24 UTC 2023',
    os: 'ubuntu',
    vendor: 'upstream',
    upstream: '6.5.0',
  },
  {
    release: '6.9.3-76060903-generic',
    v: '#202405300957~1726766035~22.04~4092a0e SMP PREEMPT_DYNAMIC Thu S',
    os: 'pop',
    vendor: 'other',
    upstream: '6.9.3',
  },
  { release: '5.15.0-156-generic', os: 'ubuntu', vendor: 'other', upstream: '5.15.0' },
  // Debian
  { release: '6.1.0-32-amd64', v: bookworm, os: 'debian', vendor: 'debian', version: '6.1.130-1', upstream: '6.1.130' },
  { release: '6.1.0-32-cloud-amd64', v: bookworm, vendor: 'debian', version: '6.1.130-1', upstream: '6.1.130' },
  {
    release: '6.12.48+deb13-amd64',
    v: '#1 SMP PREEMPT_DYNAMIC Debian 6.12.48-1 (2025-09-20)',
    vendor: 'debian',
    version: '6.12.48-1',
    upstream: '6.12.48',
  },
  {
    release: '5.10.0-0.deb10.16-amd64',
    v: '#1 SMP Debian 5.10.127-2~bpo10+1 (2022-07-28)',
    vendor: 'debian',
    version: '5.10.127-2',
    upstream: '5.10.127',
  },
  {
    release: '4.9.0-11-amd64',
    v: '#1 SMP Debian 4.9.189-3+deb9u1 (2019-09-20)',
    vendor: 'debian',
    version: '4.9.189-3+deb9u1',
    upstream: '4.9.189',
  },
  {
    release: '6.12-amd64',
    v: '#1 SMP PREEMPT_DYNAMIC Debian 6.12~rc6-1~exp1 (2024-11-10)',
    vendor: 'debian',
    version: '6.12~rc6-1~exp1',
    upstream: '6.12.-1',
  },
  { release: '6.1.0-37-amd64', vendor: 'debian', upstream: '6.1.0' },
  {
    release: '6.12.25-amd64',
    v: '#1 SMP PREEMPT_DYNAMIC Kali 6.12.25-1kali1 (2025-04-30)',
    os: 'kali',
    vendor: 'other',
    upstream: '6.12.25',
  },
  {
    release: '6.12.47+rpt-rpi-v8',
    v: '#1 SMP PREEMPT Debian 1:6.12.47-1+rpt1 (2025-09-16)',
    os: 'debian',
    vendor: 'raspberry-pi',
    upstream: '6.12.47',
  },
  { release: '6.12.0-1-rpi-v8', vendor: 'raspberry-pi', upstream: '6.12.0' },
  {
    release: '6.1.21-v8+',
    v: '#1642 SMP PREEMPT Mon Apr 3 17:24:16 BST 2023',
    vendor: 'raspberry-pi',
    upstream: '6.1.21',
  },
  {
    release: '6.8.12-4-pve',
    v: '#1 SMP PREEMPT_DYNAMIC PMX 6.8.12-4 (2024-11-06T15:04Z)',
    os: 'debian',
    vendor: 'proxmox',
    upstream: '6.8.12',
  },
  // Red Hat and its kin
  {
    release: '4.18.0-553.el8_10.x86_64',
    os: 'rocky',
    vendor: 'rhel',
    version: '4.18.0-553.el8_10',
    upstream: '4.18.0',
  },
  {
    release: '5.14.0-570.25.1.el9_6.aarch64+64k',
    vendor: 'rhel',
    version: '5.14.0-570.25.1.el9_6',
    upstream: '5.14.0',
  },
  {
    release: '4.18.0-425.19.2.rt7.230.el8_7.x86_64',
    vendor: 'rhel',
    version: '4.18.0-425.19.2.rt7.230.el8_7',
    upstream: '4.18.0',
  },
  { release: '3.10.0-1160.119.1.el7.x86_64', vendor: 'rhel', version: '3.10.0-1160.119.1.el7', upstream: '3.10.0' },
  { release: '5.14.0-650.el9.x86_64', os: 'centos', vendor: 'rhel', version: '5.14.0-650.el9', upstream: '5.14.0' },
  { release: '5.4.278-1.el7.elrepo.x86_64', vendor: 'upstream', upstream: '5.4.278' },
  { release: '5.4.17-2136.342.5.el8uek.x86_64', vendor: 'oracle-uek', upstream: '5.4.17' },
  { release: '6.12.29-1.1.el9_clk.x86_64', vendor: 'other', upstream: '6.12.29' },
  { release: '6.16.7-200.fc42.x86_64', vendor: 'fedora', upstream: '6.16.7' },
  { release: '6.17.0-0.rc6.49.fc44.x86_64', vendor: 'fedora', upstream: '6.17.-1' },
  // Others
  { release: '6.1.134-150.224.amzn2023.x86_64', vendor: 'amazon', upstream: '6.1.134' },
  { release: '4.14.355-276.639.amzn2.x86_64', vendor: 'amazon', upstream: '4.14.355' },
  { release: '5.14.21-150500.55.100-default', vendor: 'suse', upstream: '5.14.21' },
  { release: '6.17.7-1-default', vendor: 'suse', upstream: '6.17.7' },
  { release: '6.17.7-arch1-1', vendor: 'upstream', upstream: '6.17.7' },
  { release: '6.12.56-1-lts', vendor: 'upstream', upstream: '6.12.56' },
  { release: '6.12.56-0-virt', vendor: 'upstream', upstream: '6.12.56' },
  { release: '6.17.7-zen1-1-zen', vendor: 'other', upstream: '6.17.7' },
  { release: '6.6.87.2-microsoft-standard-WSL2', vendor: 'upstream', upstream: '6.6.87' },
  { release: '6.6.57.1-7.azl3', vendor: 'azure-linux', upstream: '6.6.57' },
  { release: '6.1.147', os: 'bottlerocket', vendor: 'bottlerocket', upstream: '6.1.147' },
  { release: '6.6.105+', os: 'cos', vendor: 'container-optimized-os', upstream: '6.6.105' },
  { release: '6.12.50', os: 'nixos', vendor: 'upstream', upstream: '6.12.50' },
  { release: '6.12.50', vendor: 'other', upstream: '6.12.50' },
  { release: '4.4.302+', os: 'synology', vendor: 'other', upstream: '4.4.302' },
  { release: '6.8-rc3', os: 'gentoo', vendor: 'upstream', upstream: '6.8.-1' },
  { release: '6.17.7.asahi1-1', os: 'fedora', vendor: 'other', upstream: '6.17.7' },
];

describe('kernelBuildOf', () => {
  for (const { release, v, os, vendor, version = null, flavour = null, upstream } of samples) {
    it(`knows ${release}${v === undefined ? '' : ` ${v.slice(0, 45)}`} on ${os ?? 'an unknown system'}`, () => {
      const parsed = parseKernelRelease(release);
      if (!parsed) throw new Error(release);
      const build = kernelBuildOf(parsed, { version: v ?? null, os: os ?? null });
      const { major, minor, patch } = build.upstream;
      expect({ ...build, upstream: `${major}.${minor}.${patch}` }).to.deep.equal({
        vendor,
        version,
        flavour,
        upstream,
      });
    });
  }

  it('takes any text', () => {
    const text = fc.string({ maxLength: 200, unit: 'binary' });
    fc.assert(
      fc.property(text, text, (tail, version) => {
        const release = parseKernelRelease(`6.1.0${tail.replace(/\s/g, '')}`);
        if (release) kernelBuildOf(release, { version, os: null });
      }),
    );
  });
});
