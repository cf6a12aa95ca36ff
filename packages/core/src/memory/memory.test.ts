import { expect } from 'chai';
import { defineFact } from '../fact.js';
import { lint } from '../lint.js';
import { defineRule } from '../rule.js';
import { resolveRuleset, type Ruleset } from '../ruleset.js';
import type { AnswersAtOnce, FileStat, HostSource } from '../source.js';
import { UnknowableError } from '../errors.js';
import { createMemory } from './memory.js';

const stat: FileStat = {
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  sizeBytes: 1,
  device: '8:1',
  inode: 1,
  links: 1,
  modifiedMs: 1,
  changedMs: 1,
};

interface Host {
  readonly text?: string | Error;
  readonly stat?: Partial<FileStat>;
  readonly names?: readonly string[];
}

/** A host that counts nothing and answers at once. */
function hostOf({ text, stat: own, names }: Host): HostSource {
  const atOnce = {
    read: () => {
      if (text instanceof Error) throw text;
      return text === undefined ? undefined : Uint8Array.from(text, letter => letter.charCodeAt(0));
    },
    stat: () => own && { ...stat, ...own },
    list: () => names,
    about: () => ({ kind: 'memory' }),
  } as unknown as AnswersAtOnce;
  return {
    kind: 'memory',
    atOnce,

    ...Object.fromEntries(Object.entries(atOnce).map(([verb, ask]) => [verb, async () => (ask as () => unknown)()])),
  } as HostSource;
}

const collected: string[] = [];
const checked: string[] = [];

const word = defineFact({
  id: 'toy/word',
  summary: '',
  reads: { files: ['/word'] },
  async collect(host) {
    collected.push('word');
    const bytes = await host.read('/word');
    return bytes ? String.fromCharCode(...bytes).trim() : null;
  },
});
const length = defineFact({
  id: 'toy/length',
  summary: '',
  needs: { word },
  async collect(_, facts) {
    collected.push('length');
    return facts.word?.length ?? 0;
  },
});
const owner = defineFact({
  id: 'toy/owner',
  summary: '',
  reads: { stats: ['/word'] },
  async collect(host) {
    collected.push('owner');
    return (await host.stat('/word'))?.uid ?? null;
  },
});
const whole = defineFact({
  id: 'toy/whole',
  summary: '',
  reads: { stats: ['/word'] },
  async collect(host) {
    collected.push('whole');
    return (await host.stat('/word')) ?? null;
  },
});
/** A value that hides in a closure what it was made of. */
const hidden = defineFact({
  id: 'toy/hidden',
  summary: '',
  reads: { stats: ['/word'] },
  async collect(host) {
    collected.push('hidden');
    const found = await host.stat('/word');
    return { inode: () => found?.inode ?? 0 };
  },
});
const first = defineFact({
  id: 'toy/first',
  summary: '',
  reads: { lists: ['/words'] },
  async collect(host) {
    collected.push('first');
    return (await host.list('/words'))?.[0] ?? null;
  },
});

const rule = (id: string, needs: object, text: (facts: never) => string) =>
  defineRule({
    id,
    meta: { title: id, why: '', fix: '', severity: 'error', sources: [] },
    needs: needs as never,
    messages: { said: '{text}' },
    check({ facts, fail }: { facts: unknown; fail: (id: 'said', data: { text: string }) => never }) {
      checked.push(id);
      return fail('said', { text: text(facts as never) });
    },
  } as never);

const rules = [
  rule('toy/length', { length }, ({ length: value }: { length: number }) => String(value)),
  rule('toy/owner', { owner }, ({ owner: value }: { owner: number | null }) => String(value)),
  rule('toy/whole', { whole }, ({ whole: value }: { whole: FileStat | null }) => JSON.stringify(value)),
  rule('toy/hidden', { hidden }, ({ hidden: value }: { hidden: { inode(): number } }) => String(value.inode())),
  rule('toy/first', { first }, ({ first: value }: { first: string | null }) => String(value)),
];

const rulesetOf = (...ids: readonly string[]): Promise<Ruleset> =>
  resolveRuleset({
    plugins: [
      {
        name: 'toy',
        version: '1.0.0',
        rules,
        presets: { toy: { summary: '', rules: Object.fromEntries(ids.map(id => [id, 'on'])) } },
      },
    ],
    presets: ['toy'],
  });

/** Judges hosts with one memory, each beside a judgement without, and says what was collected and checked for each. */
async function judge(ids: readonly string[], hosts: readonly Host[]): Promise<readonly (readonly string[])[]> {
  const memory = createMemory();
  const ruleset = await rulesetOf(...ids);
  const work: (readonly string[])[] = [];
  for (const host of hosts) {
    collected.length = checked.length = 0;
    const remembered = await lint(hostOf(host), ruleset, { memory });
    work.push([...collected, ...checked]);
    expect(remembered).to.deep.equal(await lint(hostOf(host), ruleset));
  }
  return work;
}

describe('what is remembered of earlier hosts', () => {
  it('is of one ruleset, where hosts are judged by several', async () => {
    const memory = createMemory();
    const presets = (id: string) => ({
      toy: { summary: '', rules: { [id]: 'on' as const } },
      chosen: {
        summary: '',
        rules: {},
        choice: { among: ['toy'], needs: { word }, choose: () => ({ presets: ['toy'], why: 'so' }) },
      },
    });
    for (const id of ['toy/length', 'toy/owner']) {
      const plugins = [{ name: 'toy', version: '1.0.0', rules, presets: presets(id) }];
      const ruleset = await resolveRuleset({ plugins, presets: ['chosen'] });
      const report = await lint(hostOf({ text: 'one', stat: {} }), ruleset, { memory });
      expect(report.findings.map(({ rule: judged }) => judged)).to.deep.equal([id]);
    }
  });

  it('spares collecting and judging what is the same', async () => {
    const work = await judge(['toy/length'], [{ text: 'one' }, { text: 'one' }, { text: 'three' }, { text: 'one' }]);
    expect(work).to.deep.equal([['word', 'length', 'toy/length'], [], ['word', 'length', 'toy/length'], []]);
  });

  it('ends where a fact comes out the same: nothing that follows is done again but for the evidence', async () => {
    const work = await judge(['toy/length'], [{ text: 'one' }, { text: 'one ' }]);
    expect(work[1]).to.deep.equal(['word']);
  });

  it('holds for what was looked at of an answer, and for nothing else of it', async () => {
    const work = await judge(['toy/owner'], [{ stat: { inode: 1 } }, { stat: { inode: 2 } }, { stat: { uid: 7 } }, {}]);
    expect(work).to.deep.equal([['owner', 'toy/owner'], [], ['owner', 'toy/owner'], ['owner', 'toy/owner']]);
  });

  it('takes all of an answer for looked at where the value keeps it', async () => {
    const work = await judge(['toy/whole'], [{ stat: { inode: 1 } }, { stat: { inode: 2 } }]);
    expect(work[1]).to.deep.equal(['whole', 'toy/whole']);
  });

  it('takes all of an answer for looked at where the value may hide it', async () => {
    const work = await judge(['toy/hidden'], [{ stat: { inode: 1 } }, { stat: { inode: 2 } }, { stat: { inode: 2 } }]);
    expect(work).to.deep.equal([['hidden', 'toy/hidden'], ['hidden', 'toy/hidden'], []]);
  });

  it('keeps absent, empty and unknown apart, and what is unknown by its reason', async () => {
    const unknown = (reason: 'denied' | 'malformed', message = 'no'): Error => new UnknowableError(reason, message);
    await judge(
      ['toy/length'],
      [
        {},
        { text: '' },
        { text: unknown('denied') },
        { text: unknown('malformed') },
        { text: unknown('denied', 'never') },
        {},
        { text: unknown('denied') },
      ],
    );
  });

  it('keeps lists apart whose names together are the same', async () => {
    await judge(
      ['toy/first'],
      [{ names: ['a', 'b'] }, { names: ['ab'] }, { names: [] }, {}, { names: ['a'] }, { names: ['a', 'b'] }],
    );
  });

  it('is right with more kinds of hosts than are remembered', async () => {
    const hosts = Array.from({ length: 400 }, (_, at) => ({
      text: 'x'.repeat((at * 7) % 150),
      stat: { uid: at % 90 },
    }));
    await judge(['toy/length', 'toy/owner', 'toy/whole', 'toy/hidden'], hosts);
  });
});
