import { expect } from 'chai';
import { UnknowableError } from './errors.js';
import { defineFact, maybe, type Needs } from './fact.js';
import { createFactStore } from './fact-store.js';
import { judgeRule } from './judge-rule.js';
import { defineRule } from './rule.js';
import { cannotTell, memorySource, type MemoryHost } from './testing/index.js';

const reads = { stats: ['/proc/x', '/etc/x'] };
const state = defineFact({
  id: 'a/state',
  summary: '',
  reads,
  runningOnly: true,
  collect: async host => (await host.stat('/proc/x')) !== undefined,
});
const ofState = defineFact({ id: 'a/of-state', summary: '', needs: { state }, collect: async () => true });
const open = defineFact({
  id: 'a/open',
  summary: '',
  reads,
  collect: async host => (await host.stat('/proc/x')) !== undefined,
});
const own = defineFact({
  id: 'a/own',
  summary: '',
  runningOnly: true,
  collect: () => Promise.reject(new UnknowableError('not-running', 'no kernel runs here')),
});
const denied = defineFact({
  id: 'a/denied',
  summary: '',
  collect: () => Promise.reject(new UnknowableError('denied', 'no')),
});

const off: MemoryHost = { files: { '/proc': cannotTell('not-running') } };

async function judged(needs: Needs, host: MemoryHost): Promise<readonly (string | null)[]> {
  const meta = { title: 'All is well.', why: '', fix: '', severity: 'error', sources: [] } as const;
  const rule = defineRule({ id: 'a/rule', meta, needs, messages: {}, check: ({ pass }) => pass() });
  const store = createFactStore(memorySource(host), { settings: { engines: {}, judged: [] }, timeoutMs: 1000 });
  await store.settle([needs]);
  const { findings } = judgeRule(store, { rule, level: 'error', options: {}, subjects: new Map() });
  return findings.flatMap(({ status, message, cure }) => [status, message, cure]);
}

describe('facts about running hosts alone', () => {
  const notApplicable = ['not-applicable', 'a matter of a running host, and this is a root file system', null];

  it('make rules not applicable where the source says that nothing runs', async () => {
    expect(await judged({ state }, off)).to.deep.equal(notApplicable);
    expect(await judged({ ofState }, off)).to.deep.equal(notApplicable);
  });

  it('go before what is unknown for other reasons, in whichever order', async () => {
    expect(await judged({ denied, open, ofState }, off)).to.deep.equal(notApplicable);
    expect(await judged({ ofState, denied }, off)).to.deep.equal(notApplicable);
  });

  it('leave a rule undecided whose other fact is open', async () => {
    expect((await judged({ open }, off))[0]).to.equal('unknown');
  });

  it('are plainly unknown for other reasons, and where a fact concludes that nothing runs', async () => {
    expect((await judged({ state }, { files: { '/proc': cannotTell('denied') } }))[0]).to.equal('unknown');
    expect((await judged({ own }, {}))[0]).to.equal('unknown');
  });

  it('are left to the rule that can do without', async () => {
    expect((await judged({ state: maybe(state) }, off))[0]).to.equal('pass');
  });
});
