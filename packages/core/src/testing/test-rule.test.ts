import { expect } from 'chai';
import { defineFact } from '../fact.js';
import { defineRule, type Rule } from '../rule.js';
import { testRule, type RuleCases } from './test-rule.js';

const count = defineFact({ id: 'a/count', summary: '', collect: async () => 1 });
const rule = defineRule({
  id: 'a/few',
  meta: { title: 'There are few.', why: '', fix: '', severity: 'error', sources: [], stops: ['acme'] },
  needs: { count },
  messages: { many: '{count} are too many.' },
  options: { type: 'object', properties: { most: { type: 'integer' } } },
  defaults: { most: 3 },
  check: ({ facts, options, pass, fail }) =>
    facts.count <= options.most
      ? pass()
      : fail('many', { count: facts.count }, { fix: { summary: '', commands: ['rm /some'] } }),
});

const few = { name: 'few', facts: { count: 1 } };
const many = { name: 'many', facts: { count: 9 }, message: 'many' as const };

/** Runs what testRule would hand to mocha, and gives what went wrong. */
async function complaints(
  cases: Partial<RuleCases<typeof rule.needs, typeof rule.messages, { most: number }>> | object,
  of = rule,
): Promise<readonly string[]> {
  const bodies: (() => unknown)[] = [];
  const real = { describe: globalThis.describe, it: globalThis.it };
  Object.assign(globalThis, {
    describe: (_: string, body: () => void) => body(),
    it: (_: string, body: () => unknown) => bodies.push(body),
  });
  try {
    testRule(of, { pass: [few], fail: [many], ...cases } as never);
  } finally {
    Object.assign(globalThis, real);
  }
  const said: string[] = [];
  for (const body of bodies) {
    try {
      await body();
    } catch (error) {
      said.push((error as Error).message);
    }
  }
  return said;
}

const wants = (title: string, cases: object, complaint: string): void => {
  it(title, async () => expect((await complaints(cases)).join('\n')).to.contain(complaint));
};

describe('testRule', () => {
  it('is content with a whole table', async () => expect(await complaints({})).to.deep.equal([]));
  it('is content with every detail of a fail that is true', async () => {
    const whole = { ...many, says: '9 are', data: { count: 9 }, severity: 'error', stops: ['acme'], command: 'rm' };
    expect(await complaints({ fail: [whole] })).to.deep.equal([]);
  });

  wants('wants a pass case', { pass: [] }, 'at least one pass case');
  wants('wants a fail case', { fail: [] }, 'at least one pass case and one fail case');
  wants('wants names of their own', { pass: [few, few] }, 'two cases are named "few"');
  wants('knows no other keys', { pass: [{ ...few, fact: {} }] }, 'case "few" has unknown keys: fact');
  wants('knows no other facts', { pass: [{ ...few, facts: { count: 1, size: 2 } }] }, 'does not need: size');
  wants(
    'checks options',
    { pass: [{ ...few, options: { most: 'x' } }] },
    'case "few": options: "most" must be integer',
  );
  wants('tells a wrong outcome', { pass: [{ ...few, facts: { count: 9 } }] }, 'wanted pass, got');
  wants('tells a wrong severity', { fail: [{ ...many, severity: 'info' }] }, 'severity: wanted "info", got "error"');
  wants('tells a wrong text', { fail: [{ ...many, says: 'ten' }] }, 'does not say "ten": 9 are too many.');
  wants('tells a wrong command', { fail: [{ ...many, command: 'mv' }] }, 'no command of the fix says "mv"');
  wants('tells wrong stops', { fail: [{ ...many, stops: [] }] }, 'stops: wanted [], got ["acme"]');
  wants('tells wrong data', { fail: [{ ...many, data: { count: 8 } }] }, 'data.count: wanted 8, got 9');
  wants('tells a subject that is not there', { pass: [{ ...few, subject: 'x' }] }, 'no outcome for subject "x"');

  it('wants every message shown', async () => {
    const wordy = { ...rule, messages: { ...rule.messages, odd: 'Odd.' } };
    expect(await complaints({}, wordy)).to.deep.equal(['no fail case shows: odd']);
  });

  it('lets no rule change its facts', async () => {
    const list = defineFact({ id: 'a/list', summary: '', collect: async () => [1] });
    const greedy: Rule = {
      ...rule,
      needs: { list },
      check: ({ facts, pass }) => ((facts.list as number[]).pop(), pass()),
    };
    const said = await complaints({ pass: [{ name: 'a', facts: { list: [1] } }], fail: [] }, greedy as never);
    expect(said).to.include('the rule changed its facts');
  });
});
