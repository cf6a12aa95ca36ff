import { expect } from 'chai';
import type { Finding, Rule } from '@hostlint/core';
import { resultsOf } from './results.js';
import { ruleDescriptors } from './rule-descriptor.js';

const rule = (id: string): Rule => ({
  id,
  meta: {
    title: 'The kernel is free of it.',
    why: 'Why.',
    fix: 'Update.',
    severity: 'error',
    securitySeverity: 9,
    sources: ['NVD'],
  },
  needs: {},
  messages: {},
  options: null,
  defaults: {},
  check: () => [],
});

const finding = (parts: Partial<Finding>): Finding => ({
  rule: 'security/cve',
  severity: 'warning',
  status: 'fail',
  subject: null,
  message: 'No.',
  evidence: [],
  fix: null,
  cure: null,
  waiver: null,
  ...parts,
});

const scored = finding({ subject: 'CVE-2023-53260', securitySeverity: 5.5 });
const plain = finding({ subject: 'CVE-2023-54313' });

describe('SARIF rules', () => {
  const described = ruleDescriptors([scored, scored, plain], [rule('security/cve'), rule('other/rule')]);

  it('are those of the findings, and a subject with a score of its own is one', () => {
    expect(described.map(({ id }) => id)).to.deep.equal(['security/cve', 'security/cve/CVE-2023-53260']);
    expect(described.map(({ properties }) => properties?.['security-severity'])).to.deep.equal(['9.0', '5.5']);
  });

  it('say the subject and its severity', () => {
    expect(described[1]?.shortDescription?.text).to.equal('CVE-2023-53260: The kernel is free of it.');
    expect(described[1]?.defaultConfiguration?.level).to.equal('warning');
    expect(described[1]?.properties?.tags).to.include('security');
  });

  it('are what results point at', () => {
    const results = resultsOf([scored, plain], described, 'web-1', true);
    expect(results.map(({ ruleId, ruleIndex }) => [ruleId, ruleIndex])).to.deep.equal([
      ['security/cve/CVE-2023-53260', 1],
      ['security/cve', 0],
    ]);
    expect(results[0]?.properties).to.include({ 'security-severity': '5.5', subject: 'CVE-2023-53260' });
  });
});
