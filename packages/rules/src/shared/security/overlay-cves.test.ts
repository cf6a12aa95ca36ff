import { expect } from 'chai';
import { versionNumbers } from '../kernel/kernel-build.js';
import { compareDebVersions } from '../package-versions/deb-version.js';
import { compareRpmVersions } from '../package-versions/rpm-version.js';
import { overlayCves } from './overlay-cves.js';
import { ubuntuVersions } from './overlay-cves-ubuntu.js';

const weights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};

/** The base score by the formula of the CVSS v3.1 specification, section 7.1; 3.0 gives the same for these vectors. */
function baseScore(vector: string): number {
  const [head, ...metrics] = vector.split('/');
  expect(head).to.match(/^CVSS:3\.[01]$/);
  const told = new Map(metrics.map(metric => metric.split(':') as [string, string]));
  const weight = (name: string): number => {
    const value = weights[name]?.[told.get(name) ?? ''];
    if (value === undefined) throw new Error(`${vector}: ${name}`);
    return value;
  };
  const changed = told.get('S') === 'C';
  const privileges = { N: 0.85, L: changed ? 0.68 : 0.62, H: changed ? 0.5 : 0.27 }[told.get('PR') ?? ''] ?? Number.NaN;
  const exploitability = 8.22 * weight('AV') * weight('AC') * privileges * weight('UI');
  const base = 1 - (1 - weight('C')) * (1 - weight('I')) * (1 - weight('A'));
  const impact = changed ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base;
  if (impact <= 0) return 0;
  return roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
}

function roundUp(score: number): number {
  const whole = Math.round(score * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}

const listed = (text = ''): readonly string[] => text.split(' ').filter(Boolean);

function numberOf(text: string): number {
  const version = versionNumbers(text);
  if (!version) throw new Error(text);
  return version.major * 1e9 + version.minor * 1e5 + version.patch;
}

const branch = (text: string): string => text.split('.').slice(0, 2).join('.');

const rises = (values: readonly string[], compare: (a: string, b: string) => number): boolean =>
  values.every((value, index) => index === 0 || compare(values[index - 1] ?? '', value) < 0);

describe('baseScore, which checks the scores', () => {
  it('gives the scores of the specification’s examples', () => {
    // CVSS v3.1 examples: CVE-2013-1937, CVE-2014-3566, CVE-2012-1516.
    expect(baseScore('CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N')).to.equal(6.1);
    expect(baseScore('CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N')).to.equal(3.1);
    expect(baseScore('CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H')).to.equal(9.9);
  });
});

describe('overlayCves', () => {
  it('has each once, in order', () => {
    const order = overlayCves.map(({ id }) => {
      const match = /^CVE-(\d{4})-(\d{4,})$/.exec(id);
      return Number(match?.[1]) * 1e6 + Number(match?.[2]);
    });
    expect(order).to.deep.equal([...new Set(order)].sort((a, b) => a - b));
  });

  for (const cve of overlayCves) {
    describe(cve.id, () => {
      it('has the score of its vector', () => {
        if (cve.cvss) expect(baseScore(cve.cvss.vector)).to.equal(cve.cvss.score);
      });

      it('says what it lets happen in a clause', () => expect(cve.what).to.match(/^(?:[a-z]|SELinux).*[^.]$/));

      it('has ranges that hold together', () => {
        const stable = listed(cve.stable);
        expect(rises(stable, (a, b) => numberOf(a) - numberOf(b))).to.equal(true);
        expect(new Set(stable.map(branch)).size).to.equal(stable.length);
        if (cve.gone !== null) {
          const gone = numberOf(cve.gone);
          expect(numberOf(cve.since)).to.be.below(gone);
          for (const fixed of stable) expect(numberOf(fixed), fixed).to.be.below(gone);
        }
        const early = listed(cve.backported);
        for (const from of early) {
          const fixed = stable.find(one => branch(one) === branch(from)) ?? '';
          expect(numberOf(from), from).to.be.below(numberOf(fixed));
        }
        const older = stable.filter(one => numberOf(one) < numberOf(cve.since)).map(branch);
        const explained = [...early.map(branch), ...listed(cve.unclear)];
        for (const one of older) expect(explained, `${one} is older than ${cve.since}`).to.include(one);
      });

      it('has packages in order, one of a line', () => {
        const debian = listed(cve.debian).flatMap(one => one.split('..'));
        expect(rises(debian, compareDebVersions)).to.equal(true);
        const rhel = listed(cve.rhel);
        expect(rises(rhel, compareRpmVersions)).to.equal(true);
        for (const one of rhel) expect(one).to.match(/^[\d.]+-[\d.]+\.el\d+(_\d+)?$/);
      });
    });
  }
});

describe('ubuntuVersions', () => {
  it('speaks of CVEs that are known', () => {
    const ids = overlayCves.map(({ id }) => id);
    expect(Object.keys(ubuntuVersions).filter(id => !ids.includes(id))).to.deep.equal([]);
  });

  for (const [id, { never, fixed }] of Object.entries(ubuntuVersions)) {
    it(`has versions of ${id} in order, and no base that is called safe as well`, () => {
      for (const [flavour, text] of Object.entries(fixed)) {
        const versions = listed(text);
        expect(rises(versions, compareDebVersions), flavour).to.equal(true);
        for (const version of versions) {
          expect(version).to.match(/^\d+\.\d+\.0-\d{1,4}\.\d{1,3}$/);
          expect(listed(never), version).not.to.include(branch(version));
        }
        expect(new Set(versions.map(branch)).size, flavour).to.equal(versions.length);
      }
    });
  }
});
