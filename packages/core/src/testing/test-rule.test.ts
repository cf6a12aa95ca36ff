import { expect } from 'chai';
import { defineFact, maybe, type FactResult } from '../fact.js';
import { defineRule, type Rule } from '../rule.js';
import { known, testRule, unknown, type RuleCases } from './test-rule.js';

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

  describe('takes facts away', () => {
    const limit = defineFact({ id: 'a/limit', summary: '', collect: async () => 1 });
    const { pass, fail } = {
      pass: { status: 'pass' },
      fail: { status: 'fail', messageId: 'many', data: { count: 9 } },
    } as const;
    const open = { status: 'unknown', why: '' } as const;
    const changes = async (
      needs: object,
      facts: object,
      check: (facts: never) => object,
      more = {},
    ): Promise<string> => {
      const careless = {
        ...rule,
        needs,
        check: ({ facts }: { facts: never }) => check(facts),
      } as unknown as typeof rule;
      const cases = { pass: [{ name: 'low', facts, ...more }], fail: [] };
      const said = await complaints(cases, careless);
      return said.filter(line => !line.startsWith('at least one')).join();
    };
    const maybeLimit = { limit: maybe(limit) };
    const low = { limit: known(3) };
    type Limit = { limit: FactResult<number> };
    const where = 'rule "a/few", case "low", without "limit": ';

    it('and wants no other verdict', async () =>
      expect(await changes(maybeLimit, low, ({ limit }: Limit) => (limit.known ? pass : fail))).to.equal(
        `${where}pass became fail (error) that stops acme`,
      ));
    it('and wants no verdict where there was none', async () => {
      const facts = { limit: known(3) };
      const check = ({ limit }: Limit) => (limit.known ? { ...pass, subject: 'a' } : { ...pass, subject: 'b' });
      expect(await changes(maybeLimit, facts, check)).to.contain('no verdict became pass for "b"');
      expect(await changes(maybeLimit, facts, check)).to.contain('pass is gone without a word for "a"');
    });
    it('and lets no rule throw', async () =>
      expect(
        await changes(maybeLimit, low, ({ limit }: { limit: { value: number } }) =>
          limit.value.toFixed() ? pass : open,
        ),
      ).to.contain(`${where}it throws: TypeError`));
    it('and is content with unknown', async () =>
      expect(await changes(maybeLimit, low, ({ limit }: Limit) => (limit.known ? pass : open))).to.equal(''));
    it('also those inside of a fact', async () => {
      const facts = { limit: { soft: known(1), hard: unknown() } };
      const check = ({ limit }: { limit: { soft: FactResult<number> } }) => (limit.soft.known ? pass : fail);
      expect(await changes({ limit }, facts, check)).to.contain('without "soft" of "limit": pass became fail');
    });
    it('but lets a proof overrule', async () => {
      const check = ({ limit }: Limit) => (limit.known ? pass : fail);
      expect(await changes(maybeLimit, low, check, { proof: ['limit'] })).to.equal('');
      const steady = await changes(maybeLimit, low, () => pass, { proof: ['limit'] });
      expect(steady).to.equal(`${where}the verdict stays, so it is no proof`);
    });
  });
});
