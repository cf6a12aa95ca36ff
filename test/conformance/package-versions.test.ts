import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import fc from 'fast-check';
import { compareDebVersions } from '../../packages/rules/src/shared/package-versions/deb-version.js';
import { compareRpmSegments } from '../../packages/rules/src/shared/package-versions/rpm-version.js';
import { skipBecause } from '../skip-because.js';

const parts = (...more: readonly string[]) =>
  fc
    .array(fc.constantFrom('0', '1', '09', '10', '.', '~', '+', 'a', 'rc', 'Z', 'el8', ...more), { maxLength: 9 })
    .map(all => `1.${all.join('')}`);

const works = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

describe('versions of packages are compared as the package managers do', () => {
  it('dpkg', function () {
    if (!works('dpkg')) skipBecause(this, 'there is no dpkg here');
    for (const [a, b] of fc.sample(fc.tuple(parts('-'), parts('-')), { numRuns: 60 })) {
      const older = spawnSync('dpkg', ['--compare-versions', `${a}.0`, 'lt', `${b}.0`]).status === 0;
      expect(compareDebVersions(`${a}.0`, `${b}.0`) < 0, `${a}.0 is older than ${b}.0`).to.equal(older);
    }
  });

  it('rpm', function () {
    if (!works('rpm')) skipBecause(this, 'there is no rpm here; apt-get install rpm');
    const pairs = fc.sample(fc.tuple(parts('_', '^'), parts('_', '^')), { numRuns: 500 });
    const lua = pairs.map(([a, b]) => `print(rpm.vercmp("${a}","${b}"))`).join(' ');
    const said = spawnSync('rpm', ['--eval', `%{lua: ${lua}}`], { encoding: 'utf8' }).stdout.match(/-1|0|1/g) ?? [];
    expect(said).to.have.length(pairs.length);
    for (const [index, [a, b]] of pairs.entries())
      expect(Math.sign(compareRpmSegments(a, b)), `${a} and ${b}`).to.equal(Number(said[index]));
  });
});
