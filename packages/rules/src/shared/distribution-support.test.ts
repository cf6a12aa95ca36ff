import { expect } from 'chai';
import { distributionOf } from './distribution.js';
import { supportOf, supportTable } from './distribution-support.js';
import { parseOsRelease } from './os-release.js';

const support = (text: string) => supportOf(distributionOf(parseOsRelease(text), false));
const ends = (text: string): string => {
  const answer = support(text);
  if (answer.kind !== 'listed') return answer.kind;
  const { ends: end, extended } = answer.support;
  return extended ? `${end}, ${extended.plan} ${extended.ends}` : end;
};

const known: readonly (readonly [osRelease: string, ends: string])[] = [
  ['ID=debian\nVERSION_ID="11"', '2026-08-31'],
  ['ID=debian\nPRETTY_NAME="Debian GNU/Linux forky/sid"', 'rolling'],
  ['ID=ubuntu\nVERSION_ID="20.04"', '2025-05-29, Ubuntu Pro 2030-04-23'],
  ['ID=ubuntu\nVERSION_ID="25.04"', '2026-01-15'],
  ['ID=ubuntu\nVERSION_ID="31.04"', 'unlisted-release'],
  ['ID="rhel"\nVERSION_ID="8.10"', '2029-05-31, the Extended Life Cycle add-on 2033-05-31'],
  ['ID="centos"\nVERSION_ID="7"\nPRETTY_NAME="CentOS Linux 7 (Core)"', '2024-06-30'],
  ['ID="centos"\nVERSION_ID="8"\nPRETTY_NAME="CentOS Linux 8"', '2021-12-31'],
  ['ID="centos"\nVERSION_ID="8"\nPRETTY_NAME="CentOS Stream 8"', '2024-05-31'],
  ['ID="centos"\nVERSION_ID="9"\nPRETTY_NAME="CentOS Stream 9"', '2027-05-31'],
  ['ID="rocky"\nVERSION_ID="9.6"', '2032-05-31'],
  ['ID="ol"\nVERSION_ID="7.9"', '2024-12-31, Extended Support 2028-06-30'],
  ['ID="amzn"\nVERSION_ID="2"', '2026-06-30'],
  ['ID="amzn"\nVERSION_ID="2018.03"', '2023-12-31'],
  ['ID=fedora\nVERSION_ID=43', '2026-12-09'],
  ['ID=fedora\nVERSION_ID=46\nPRETTY_NAME="Fedora Linux 46 (Rawhide Prerelease)"', 'rolling'],
  ['ID="sles"\nVERSION_ID="15.5"', '2024-12-31, LTSS 2027-12-31'],
  ['ID="opensuse-leap"\nVERSION_ID="15.6"', '2026-04-30'],
  ['ID="opensuse-tumbleweed"\nVERSION_ID="20261101"', 'rolling'],
  ['ID=alpine\nVERSION_ID=3.21.3', '2026-11-01'],
  ['ID=alpine\nVERSION_ID=3.25.0_alpha20261001', 'rolling'],
  ['ID=arch', 'rolling'],
  ['ID=bottlerocket\nVERSION_ID=1.40.0', 'unlisted-distribution'],
  ['', 'unlisted-distribution'],
];

describe('supportOf', () => {
  for (const [text, wanted] of known)
    it(`knows ${text.replaceAll('\n', ' ') || 'a host that names no distribution'}`, () =>
      expect(ends(text)).to.equal(wanted));

  for (const [id, { releases, plan }] of Object.entries(supportTable)) {
    it(`has each release of ${id} once, with days that exist`, () => {
      const rows = releases.split(', ').map(row => row.split(' '));
      expect(new Set(rows.map(([version]) => version)).size).to.equal(rows.length);
      for (const [version = '', days = '', ...rest] of rows) {
        expect([version, rest]).to.deep.equal([/^\d+(?:\.\d+)?$/.exec(version)?.[0], []]);
        const [end = '', extended] = days.split('/');
        for (const day of [end, extended ?? end])
          expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).to.equal(day);
        if (extended !== undefined) expect(plan !== undefined && extended > end, version).to.equal(true);
      }
    });
  }
});
