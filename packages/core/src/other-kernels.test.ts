import { expect } from 'chai';
import { defineFact, maybe } from './fact.js';
import { lint } from './lint.js';
import { definePlugin, type RuleSetting } from './plugin.js';
import { defineRule } from './rule.js';
import { resolveRuleset } from './ruleset.js';
import type { AnswersAtOnce, HostSource } from './source.js';
import { createMemory } from './memory/memory.js';
import { memorySource } from './testing/index.js';

let reads = 0;
const text = async (host: { read(path: string): Promise<Uint8Array | undefined> }, path: string): Promise<string> =>
  String.fromCharCode(...((await host.read(path)) ?? []));

const chosen = defineFact({
  id: 'boot/kernel',
  summary: '',
  reads: { files: ['/default'] },
  collect: async (host, _, settings) => settings.kernel ?? (await text(host, '/default')),
});
const others = defineFact({
  id: 'boot/others',
  summary: '',
  reads: { files: ['/others'] },
  collect: async host => (await text(host, '/others')).split(' ').filter(Boolean),
});
const name = defineFact({
  id: 'os/name',
  summary: '',
  reads: { files: ['/name'] },
  collect: async host => {
    reads += 1;
    return text(host, '/name');
  },
});
const parts = defineFact({
  id: 'kernel/parts',
  summary: '',
  needs: { chosen: maybe(chosen), name },
  collect: async (_, { chosen }) => (chosen.known && chosen.value.startsWith('6') ? ['a', 'b'] : ['a']),
});

const meta = {
  title: 'It is well.',
  why: '',
  fix: 'Mend it.',
  severity: 'error',
  sources: [],
  stops: ['acme'],
} as const;
const messages = { bad: 'It is bad.' } as const;

const plugin = definePlugin({
  name: 'a',
  version: '1.0.0',
  rules: [
    defineRule({
      id: 'kernel/new',
      meta,
      needs: { chosen },
      messages,
      check: ({ facts, pass, fail }) => (facts.chosen.startsWith('6') ? pass() : fail('bad')),
    }),
    defineRule({
      id: 'kernel/parts',
      meta,
      needs: { parts },
      messages,
      check: ({ facts, pass, fail }) =>
        ['a', 'b'].map(subject => (facts.parts.includes(subject) ? pass({ subject }) : fail('bad', {}, { subject }))),
    }),
    defineRule({ id: 'os/name', meta, needs: { name }, messages, check: ({ pass }) => pass() }),
  ],
  presets: {
    base: { summary: '', rules: { 'kernel/new': 'on', 'kernel/parts': 'on', 'os/name': 'on' }, engines: ['acme'] },
  },
  kernels: { others, chosen },
});

const run = async (kernels: string, rules: Readonly<Record<string, RuleSetting>> = {}) =>
  lint(
    memorySource({ files: { '/default': '6.1', '/others': kernels, '/name': 'x' } }),
    await resolveRuleset({ plugins: [plugin], presets: ['base'], rules: [rules] }),
  );
const lines = ({ findings }: Awaited<ReturnType<typeof run>>) =>
  findings
    .filter(({ kernel }) => kernel !== undefined)
    .map(({ severity, rule, subject, status, kernel }) => [severity, rule, subject, status, kernel].join(' | '));

/** As a snapshot is: all answers are at hand. */
function atHand(files: Readonly<Record<string, string>>): HostSource {
  const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
  const atOnce = {
    read: (path: string) => (path in files ? encode(files[path] ?? '') : undefined),
    about: () => ({ kind: 'memory', readAtMs: undefined }),
  } as unknown as AnswersAtOnce;
  return { ...memorySource({ files }), atOnce };
}

describe('the kernels that do not boot', () => {
  it('are judged with a memory as without', async () => {
    const memory = createMemory();
    const ruleset = await resolveRuleset({ plugins: [plugin], presets: ['base'] });
    for (const others of ['6.0 5.4', '5.4 6.0', '6.0 5.4', '5.5', '5.4']) {
      for (const name of ['x', 'y']) {
        const host = atHand({ '/default': '6.1', '/others': others, '/name': name });
        expect(await lint(host, ruleset, { memory })).to.deep.equal(await lint(host, ruleset));
      }
    }
  });

  it('are judged by the rules whose needs lead to the kernel', async () => {
    const report = await run('6.0 5.4');
    expect(lines(report)).to.deep.equal([
      'info | kernel/new | 5.4 | fail | 5.4',
      'info | kernel/new | 6.0 | pass | 6.0',
      'info | kernel/parts | a on 5.4 | pass | 5.4',
      'info | kernel/parts | a on 6.0 | pass | 6.0',
      'info | kernel/parts | b on 5.4 | fail | 5.4',
      'info | kernel/parts | b on 6.0 | pass | 6.0',
    ]);
    expect(report.otherKernels).to.deep.equal({ judged: ['6.0', '5.4'], leftOut: [] });
  });
  it('count for nothing, and come last', async () => {
    const report = await run('5.4');
    expect(report.exitCode).to.equal(0);
    expect(report.counts).to.deep.equal((await run('')).counts);
    expect(report.findings.slice(0, 4).every(({ kernel }) => kernel === undefined)).to.equal(true);
  });
  it('share the facts that have nothing to do with the kernel', async () => {
    reads = 0;
    await run('6.0 5.4 5.3');
    expect(reads).to.equal(1);
  });
  it('go by their subject in settings', async () => {
    const report = await run('6.0 5.4', {
      'kernel/new#5.4': 'off',
      'kernel/parts#b': 'off',
      'kernel/parts#a on 6.0': 'off',
    });
    expect(lines(report)).to.deep.equal([
      'info | kernel/new | 6.0 | pass | 6.0',
      'info | kernel/parts | a on 5.4 | pass | 5.4',
    ]);
  });
  it('are eight at most', async () => {
    const { otherKernels } = await run('1 2 3 4 5 6 7 8 9 10');
    expect(otherKernels).to.deep.equal({ judged: ['1', '2', '3', '4', '5', '6', '7', '8'], leftOut: ['9', '10'] });
  });
  it('are not spoken of where there are none', async () => expect(await run('')).not.to.have.property('otherKernels'));
});
