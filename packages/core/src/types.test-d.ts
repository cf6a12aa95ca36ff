// Compiled, never run: each line below `@ts-expect-error` must stay an error for authors of rules and facts.
import { defineFact, defineForecast, defineHostDescription, defineRule, maybe, type RuleMeta } from './index.js';
import { known, testFact, testRule } from './testing/index.js';

const release = defineFact({ id: 'a/release', summary: 'A release.', collect: async () => ({ major: 5 }) });
const modules = defineFact({
  id: 'a/modules',
  summary: 'Modules.',
  needs: { release, early: maybe(release) },
  async collect(_, facts) {
    const major: number = facts.release.major;
    // @ts-expect-error a need that may be unknown is a result, not a value
    const early: number = facts.early.major;
    // @ts-expect-error a fact that was not declared is not there
    const absent: unknown = facts.absent;
    return [String(major), String(early), String(absent)];
  },
});
const meta: RuleMeta = { title: 'It holds.', why: 'Because.', fix: 'Mend it.', severity: 'error', sources: ['a page'] };

export const rule = defineRule({
  id: 'a/rule',
  meta,
  needs: { release, modules: maybe(modules) },
  messages: { old: '{name} is {age} days old.', missing: 'It is not there.' },
  options: { type: 'object', properties: { days: { type: 'integer' } } },
  defaults: { days: 3 },
  check({ facts, options, fail, pass }) {
    const days: number = options.days;
    // @ts-expect-error an option that has no default is not there
    const weeks: unknown = options.weeks;
    // @ts-expect-error a placeholder needs its value
    if (days > facts.release.major) return fail('old', { name: 'x' });
    // @ts-expect-error a message that was not declared cannot be said
    if (weeks) return fail('young');
    // @ts-expect-error a message with placeholders needs data
    if (days === 1) return fail('old');
    // @ts-expect-error data for a placeholder that the message lacks is a slip
    if (days === 2) return fail('missing', { name: 'x' });
    if (days === 3) return [fail('missing', {}, { subject: 'x' }), fail('old', { name: 'x', age: 2 })];
    return facts.modules.known && facts.modules.value.length > 0 ? pass() : fail('missing');
  },
});

// @ts-expect-error a check returns outcomes, never a truth value
defineRule({ id: 'a/b', meta, needs: {}, messages: {}, check: () => true });

// @ts-expect-error severities are error, warning and info
export const wrong: RuleMeta = { ...meta, severity: 'critical' };

testRule(rule, {
  pass: [{ name: 'a', facts: { release: { major: 3 }, modules: known(['x']) } }],
  fail: [
    // @ts-expect-error every fact that the rule needs must be given
    { name: 'b', message: 'missing', facts: { release: { major: 3 } } },
    // @ts-expect-error a case names a message of the rule
    { name: 'c', message: 'none', facts: { release: { major: 3 }, modules: known([]) } },
    // @ts-expect-error facts have the types of their facts
    { name: 'd', message: 'old', facts: { release: { major: '3' }, modules: known([]) } },
  ],
});

// @ts-expect-error the value wanted is of the fact's type
testFact(release, [{ name: 'a', host: {}, value: { major: '5' } }]);

export const forecast = defineForecast({
  engine: 'a',
  needs: { release },
  // @ts-expect-error a forecast says everything that the report has a place for
  predict: facts => ({ version: String(facts.release.major), installed: true }),
});

export const host = defineHostDescription({
  needs: { modules },
  describe: ({ modules: names }) => ({ kernel: names[0] ?? null, os: null, arch: null }),
});
