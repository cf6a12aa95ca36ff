import { expect } from 'chai';
import { defineFact, maybe } from './fact.js';
import { lint } from './lint.js';
import { definePlugin } from './plugin.js';
import type { Limit } from './report.js';
import { defineRule } from './rule.js';
import { resolveRuleset } from './ruleset.js';
import { cannotTell, memorySource, type MemoryHost } from './testing/index.js';

const shadow = defineFact({
  id: 'a/shadow',
  summary: '',
  reads: { files: ['/etc/shadow'] },
  collect: async host => ((await host.read('/etc/shadow')) ?? []).length,
});
const near = defineFact({
  id: 'a/near',
  summary: '',
  needs: { shadow: maybe(shadow) },
  collect: async (_, { shadow }) => (shadow.known ? shadow.value : null),
});
const other = defineFact({
  id: 'a/other',
  summary: '',
  reads: { files: ['/etc/other'] },
  collect: async host => (await host.read('/etc/other')) !== undefined,
});
const meta = { title: '', why: '', fix: '', severity: 'error', sources: [] } as const;
const far = defineRule({
  id: 'a/far',
  meta,
  needs: { near },
  messages: {},
  check: ({ facts, pass, unknown }) => (facts.near === null ? unknown('nobody knows') : pass()),
});
const plain = defineRule({ id: 'a/plain', meta, needs: { other }, messages: {}, check: ({ pass }) => pass() });
const plugin = definePlugin({
  name: 'a',
  version: '1.0.0',
  rules: [far, plain],
  presets: { base: { summary: '', rules: { 'a/far': 'on', 'a/plain': 'on' } } },
  host: {
    needs: { other: maybe(other) },
    describe: ({ other }: { other: { known: boolean } }) => ({
      kernel: null,
      os: null,
      arch: null,
      limits: other.known ? [{ reason: 'box', text: 'in a box\u001b' }] : [],
    }),
  },
});

const limitsOf = async (host: MemoryHost): Promise<readonly Limit[] | undefined> =>
  (await lint(memorySource(host), await resolveRuleset({ plugins: [plugin], presets: ['base'] }))).limits;

describe('the limits of a run', () => {
  it('are what the description of the host says', async () =>
    expect(await limitsOf({})).to.deep.equal([{ reason: 'box', text: 'in a box\ufffd', undecided: null }]));
  it('are what facts met, near and far, of rules that could not be decided', async () => {
    const limits = await limitsOf({
      files: { '/etc/shadow': cannotTell('denied'), '/etc/other': cannotTell('timed-out') },
    });
    expect(limits).to.deep.equal([
      {
        reason: 'denied',
        text: 'Read by a user who may not read everything: 1 undecided finding rests on that.',
        undecided: 1,
      },
      {
        reason: 'timed-out',
        text: 'Something did not answer in time: 1 undecided finding rests on that.',
        undecided: 1,
      },
    ]);
  });
  it('are not told where there are none', async () =>
    expect(await limitsOf({ files: { '/etc/other': cannotTell('malformed') } })).to.equal(undefined));
});
