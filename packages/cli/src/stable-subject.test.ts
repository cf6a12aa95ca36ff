import { expect } from 'chai';
import { stableSubject } from './stable-subject.js';

const cases: readonly (readonly [subject: string, stable: string])[] = [
  ['/var/lib/docker', '/var/lib/docker'],
  ['CVE-2023-0386', 'CVE-2023-0386'],
  ['CONFIG_VETH', 'CONFIG_VETH'],
  ['6.1.0-37-amd64', 'KERNEL'],
  ['5.14.0-427.13.1.el9_4.x86_64', 'KERNEL'],
  ['6.18.44', 'KERNEL'],
  ['172.17.0.0/16', '172.17.0.0/16'],
  ['/lib/modules/6.1.0-37-amd64/modules.dep', '/lib/modules/KERNEL/modules.dep'],
  ['/usr/lib/modules/6.1.0-37-amd64', '/usr/lib/modules/KERNEL'],
  ['tree of 6.1.0-37-amd64 below /lib', 'tree of KERNEL below /lib'],
  ['/boot/config-6.1.0-37-amd64', '/boot/config-KERNEL'],
];

describe('a stable subject', () => {
  for (const [subject, stable] of cases) {
    it(`of ${subject} is ${stable}`, () => expect(stableSubject(subject)).to.equal(stable));
  }
});
