import { known, testRule, unknown } from '@hostlint/core/testing';
import type { RootFlags } from '../../facts/image/root-flags.js';
import { parseFstab } from '../../shared/filesystem/fstab.js';
import { parseMountinfo } from '../../shared/filesystem/mountinfo.js';
import { os } from '../kernel/kernel-samples.test.js';
import { live, sealed } from './image-samples.test.js';
import { rootQuota } from './root-quota.js';

const asks = parseFstab('UUID=1 / xfs defaults,pquota 0 0\n');
const mounted = (options: string, type = 'xfs') =>
  known(parseMountinfo(`21 1 8:1 / / rw - ${type} /dev/sda1 ${options}\n`));
const flags = (...values: readonly string[]) =>
  known<readonly RootFlags[]>(
    values.map(value => ({ value, evidence: { path: '/etc/default/grub', line: 2, text: '' } })),
  );
const facts = { fstab: asks, image: live, mounts: mounted('rw,attr2,noquota'), flags: flags(), os: os('rhel', '9.5') };

testRule(rootQuota, {
  pass: [
    { name: 'switched on', facts: { ...facts, mounts: mounted('rw,prjquota') } },
    { name: 'an image that boots with it', facts: { ...facts, image: sealed, flags: flags('rw,pquota') } },
  ],
  fail: [
    {
      name: 'only /etc/fstab has it',
      facts,
      message: 'notActive',
      command: 'grubby --update-kernel=ALL --args=rootflags=pquota',
    },
    {
      name: 'an image whose boot loader does not know',
      facts: { ...facts, image: sealed, flags: flags('subvol=x') },
      message: 'notBooted',
    },
  ],
  notApplicable: [
    { name: 'no quotas are asked for', facts: { ...facts, fstab: parseFstab('UUID=1 / xfs defaults 0 0') } },
    { name: 'ext4', facts: { ...facts, fstab: parseFstab('UUID=1 / ext4 prjquota 0 0') } },
    { name: 'another root is mounted', facts: { ...facts, mounts: mounted('rw', 'overlay') } },
  ],
  unknown: [
    { name: 'mounts are not known', facts: { ...facts, mounts: unknown() } },
    { name: 'grub.cfg may not be read', facts: { ...facts, image: sealed, flags: unknown() } },
  ],
});
