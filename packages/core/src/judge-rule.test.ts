import { expect } from 'chai';
import { createFactStore } from './fact-store.js';
import { judgeRule } from './judge-rule.js';
import type { Finding } from './report.js';
import { defineRule, type RuleContext } from './rule.js';
import type { Outcome } from './outcome.js';
import type { Severity } from './severity.js';
import { memorySource } from './testing/index.js';

type Judge = (context: RuleContext<Record<never, never>, { bad: string }, object>) => Outcome | readonly Outcome[];

function findingsOf(check: Judge, severity: Severity = 'error'): readonly Finding[] {
  const meta = { title: 'All is well.', why: '', fix: 'Mend it.', severity, sources: [] };
  const rule = defineRule({ id: 'a/rule', meta, needs: {}, messages: { bad: 'Bad.' }, check });
  const store = createFactStore(memorySource({}), { settings: { engines: {}, judged: [] }, timeoutMs: 1000 });
  const { findings } = judgeRule(store, { rule, level: severity, options: {}, subjects: new Map() });
  return findings;
}

describe('judgeRule', () => {
  it('lets an undecided outcome weigh less than the rule, and never more', () => {
    const [low, none] = findingsOf(({ unknown }) => [unknown('a', { severity: 'info' }), unknown('b')]);
    expect([low?.severity, none?.severity]).to.deep.equal(['info', 'error']);
    const [high] = findingsOf(({ unknown }) => unknown('a', { severity: 'error' }), 'warning');
    expect(high?.severity).to.equal('warning');
  });

  it('carries the score of a subject to its finding, whatever the outcome', () => {
    const findings = findingsOf(({ pass, fail, notApplicable, unknown }) => [
      pass({ subject: 'a', securitySeverity: 1 }),
      fail('bad', {}, { subject: 'b', securitySeverity: 2 }),
      notApplicable('why', { subject: 'c', securitySeverity: 3 }),
      unknown('why', { subject: 'd', securitySeverity: 4 }),
    ]);
    expect(findings.map(({ securitySeverity }) => securitySeverity)).to.deep.equal([1, 2, 3, 4]);
  });

  it('gives a rule its defaults, whether or not they can be set', () => {
    const meta = { title: '', why: '', fix: '', severity: 'error' as const, sources: [] };
    const defaults = { percent: 5 };
    const rule = defineRule({
      ...{ id: 'a/rule', meta, needs: {}, messages: { bad: '{percent} %' }, defaults },
      check: ({ options, fail }) => fail('bad', { percent: options.percent }),
    });
    const store = createFactStore(memorySource({}), { settings: { engines: {}, judged: [] }, timeoutMs: 1000 });
    const { findings } = judgeRule(store, { rule, level: 'error', options: {}, subjects: new Map() });
    expect(findings[0]?.message).to.equal('5 %');
  });

  it('says nothing of a score where there is none', () => {
    expect(findingsOf(({ pass }) => pass())[0]).not.to.have.property('securitySeverity');
  });
});
