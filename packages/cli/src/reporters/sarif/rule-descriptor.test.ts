import { expect } from 'chai';
import type { Finding, Rule } from '@hostlint/core';
import { createDescriber, descriptorId } from './rule-descriptor.js';
import { toyFinding } from './finding-samples.test.js';

const rule = (id: string, parts: Partial<Rule['meta']> = {}): Rule => ({
  id,
  meta: {
    title: 'The kernel is free of it.',
    why: 'Why.',
    fix: 'Update.',
    severity: 'error',
    securitySeverity: 9,
    sources: ['NVD'],
    ...parts,
  },
  needs: {},
  messages: {},
  options: null,
  defaults: {},
  check: () => [],
});

const finding = (parts: Partial<Finding>): Finding =>
  toyFinding({ rule: 'security/cve', severity: 'warning', ...parts });
const identity = (key: string) => ({ fingerprint: '', key });

const scored = finding({ subject: 'CVE-2023-53260', securitySeverity: 5.5 });
const plain = finding({ subject: 'CVE-2023-54313' });
const bounds = { rules: 100, tags: 3 };

const describe1 = (one: Finding, by: readonly Rule[], each = false) => {
  const id = descriptorId(one, identity(one.subject ?? ''), each);
  return createDescriber(new Map(by.map(each => [each.id, each])), bounds)([{ id, finding: one }]).descriptors[0];
};

describe('SARIF rules', () => {
  const told = [scored, scored, plain].map(one => ({ id: descriptorId(one, identity(''), false), finding: one }));
  const known = new Map([['security/cve', rule('security/cve')]]);
  const { descriptors, indexOf } = createDescriber(known, bounds)(told);

  it('are those of the findings, and a subject with a score of its own is one', () => {
    expect(descriptors.map(({ id }) => id)).to.deep.equal(['security/cve', 'security/cve/CVE-2023-53260']);
    expect(descriptors.map(({ properties }) => properties?.['security-severity'])).to.deep.equal(['9.0', '5.5']);
    expect(indexOf('security/cve/CVE-2023-53260')).to.equal(1);
    expect(indexOf('security/other')).to.equal(undefined);
  });

  it('say the subject and its severity', () => {
    expect(descriptors[1]?.shortDescription?.text).to.equal('CVE-2023-53260: The kernel is free of it.');
    expect(descriptors[1]?.defaultConfiguration?.level).to.equal('warning');
    expect(descriptors[1]?.properties?.tags).to.include('security');
  });

  it('are one for each subject to who tells results apart by rule and place', () => {
    expect(descriptorId(plain, identity('CVE-2023-54313'), true)).to.equal('security/cve/CVE-2023-54313');
    expect(descriptorId(plain, identity('/var/lib/docker'), true)).to.equal('security/cve/var/lib/docker');
    const rude = descriptorId(plain, identity('a b\u202e\n`x`'), true);
    expect(rude).to.match(/^security\/cve\/a_b_x_~[0-9a-f]{8}$/);
    expect(descriptorId(plain, identity('a b x '), true)).not.to.equal(rude);
    expect(descriptorId(plain, identity('x'.repeat(300)), true).length).to.be.lessThan(160);
    const described = describe1(plain, [rule('security/cve')], true);
    expect(described?.defaultConfiguration?.level).to.equal('error');
  });

  it('have nothing empty and nothing too long, whatever a plugin says', () => {
    const bare = { title: '', why: '', fix: '', sources: [], tags: ['a', 'b', 'c', 'd'] };
    const wordy = { title: 't'.repeat(5000), why: '😀'.repeat(1000) };
    for (const parts of [bare, wordy]) {
      const described = describe1(finding({}), [rule('security/cve', parts)]);
      const texts = [described?.shortDescription?.text, described?.fullDescription?.text, described?.help?.text];
      for (const text of [...texts, described?.help?.markdown]) expect(text).to.be.a('string').that.is.not.empty;
      for (const text of texts.slice(0, 2)) expect(text?.length).to.be.at.most(1024);
      expect(described?.properties?.tags?.length).to.be.within(1, 3);
      expect(/\p{Surrogate}/u.test(described?.fullDescription?.text ?? '')).to.equal(false);
    }
  });

  it('have a name in PascalCase that is not the id, or none', () => {
    expect(describe1(finding({}), [rule('security/cve')])?.name).to.equal('SecurityCve');
    expect(describe1(finding({ rule: 'filesystem/d-type' }), [rule('filesystem/d-type')])?.name).to.equal(
      'FilesystemDtype',
    );
    expect(describe1(finding({ rule: 'Plain' }), [rule('Plain')])?.name).to.equal(undefined);
  });

  it('are described also where they are gone', () => {
    const described = describe1(finding({ rule: 'gone/rule' }), []);
    expect(described?.id).to.equal('gone/rule');
    expect(described?.help?.text).to.contain('does not have');
  });

  it('are no more than there may be', () => {
    const many = createDescriber(known, { rules: 1, tags: 3 })(told);
    expect(many.descriptors).to.have.length(1);
  });
});
