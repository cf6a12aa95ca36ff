import { expect } from 'chai';
import type { Finding } from '@hostlint/core';
import { identitiesOf } from './identities.js';
import { toyFinding, toyReport } from './finding-samples.test.js';

const printsOf = (findings: readonly Finding[], kernel = '6.1.0-37-amd64'): readonly (string | undefined)[] => {
  const identities = identitiesOf(toyReport(findings, { kernel }));
  return findings.map(finding => identities.get(finding)?.fingerprint);
};
const subjects = (...names: readonly string[]): readonly Finding[] => names.map(subject => toyFinding({ subject }));

describe('SARIF fingerprints', () => {
  it('hold nothing that was measured', () => {
    const before = toyFinding({ message: '91 % used.', evidence: [{ path: '/a', line: 1, text: '91' }] });
    const after = toyFinding({ message: '97 % used.', severity: 'warning', status: 'pass' });
    expect(printsOf([before])).to.deep.equal(printsOf([after]));
  });

  it('are one for each finding, also where two are alike', () => {
    const all = [...subjects('a', 'b', 'a', 'a'), toyFinding(), toyFinding(), toyFinding({ rule: 'toy/other' })];
    expect(new Set(printsOf(all)).size).to.equal(all.length);
  });

  it('change with the host', () => {
    const [finding] = subjects('a');
    const prints = ['web-1', 'web-2'].map(label => {
      const report = toyReport([finding!], { label });
      return identitiesOf(report).get(finding!)?.fingerprint;
    });
    expect(prints[0]).not.to.equal(prints[1]);
  });

  it('are the same after an upgrade of the kernel', () => {
    const before = subjects(
      '/lib/modules/6.1.0-37-amd64',
      'kernel 6.1.0-37-amd64',
      '6.1.0-37-amd64',
      '/boot/config-6.1.0-37-amd64',
    );
    const after = subjects(
      '/lib/modules/6.12.3+deb13-amd64',
      'kernel 6.12.3+deb13-amd64',
      '6.12.3+deb13-amd64',
      '/boot/config-6.12.3+deb13-amd64',
    );
    expect(printsOf(before)).to.deep.equal(printsOf(after, '6.12.3+deb13-amd64'));
  });

  it('count kernels from the newest, whichever they are', () => {
    const before = printsOf(subjects('6.1.0-9-amd64', '6.1.0-37-amd64'), '6.1.0-37-amd64');
    const after = printsOf(subjects('6.1.0-37-amd64', '6.1.0-100-amd64'), '6.1.0-100-amd64');
    expect(before).to.deep.equal(after);
    expect(new Set(before).size).to.equal(2);
  });

  it('tell a finding of another kernel from that of the one to boot, and not by its release', () => {
    const [own, other] = printsOf([toyFinding(), toyFinding({ kernel: '6.1.0-35-amd64' })]);
    const [, later] = printsOf([toyFinding(), toyFinding({ kernel: '6.1.0-37-amd64' })], '6.1.0-40-amd64');
    expect(other).not.to.equal(own);
    expect(later).to.equal(other);
  });

  it('leave other numbers alone', () => {
    const addresses = subjects(
      '10.0.0.1',
      '10.0.0.2',
      '172.17.0.0/16',
      '172.18.0.0/16',
      'tcp://10.1.2.3:2375',
      'libssl1.1',
      '10250',
    );
    expect(new Set([...identitiesOf(toyReport(addresses)).values()].map(({ key }) => key)).size).to.equal(7);
    expect([...identitiesOf(toyReport(addresses)).values()].map(({ key }) => key)).to.deep.equal(
      addresses.map(({ subject }) => subject),
    );
  });

  it('are not moved by what is no more', () => {
    const now = toyFinding({ subject: '/lib/modules/6.1.0-37-amd64', baseline: 'new' });
    const gone = toyFinding({ subject: '/lib/modules/6.1.0-99-amd64', baseline: 'absent' });
    expect(printsOf([gone, now])[1]).to.equal(printsOf([now])[0]);
  });
});
