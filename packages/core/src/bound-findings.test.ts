import { expect } from 'chai';
import { boundFindings } from './bound-findings.js';
import { defineFact } from './fact.js';
import { lint } from './lint.js';
import { definePlugin } from './plugin.js';
import type { Finding, Report } from './report.js';
import { defineRule } from './rule.js';
import { resolveRuleset } from './ruleset.js';
import { memorySource } from './testing/index.js';

const lines = defineFact({
  id: 'toy/lines',
  summary: '',
  reads: { files: ['/etc/toy'] },
  collect: async host => {
    const bytes = (await host.read('/etc/toy')) ?? new Uint8Array();
    return Array.from(bytes, byte => String.fromCharCode(byte))
      .join('')
      .split(' ');
  },
});
const eachLine = defineRule({
  id: 'toy/each',
  meta: { title: 'It holds.', why: '', fix: '', severity: 'error', sources: [], stops: ['docker'] },
  needs: { lines },
  messages: { bad: '{word} is bad.' },
  check: ({ facts, fail, unknown, notApplicable, pass }) =>
    facts.lines.map(word => {
      const details = { subject: word, evidence: [{ path: `/etc/${word}`, line: 1 }] };
      if (word.startsWith('e')) return fail('bad', { word }, details);
      if (word.startsWith('w')) return fail('bad', { word }, { ...details, severity: 'warning' });
      if (word.startsWith('u')) return unknown('Nobody knows.', { ...details, cure: 'Ask.' });
      return word.startsWith('n') ? notApplicable('It does not matter.', details) : pass(details);
    }),
});
const plugin = definePlugin({
  name: 'toy',
  version: '1.0.0',
  rules: [eachLine],
  facts: [lines],
  presets: { base: { summary: '', rules: { 'toy/each': 'on' } } },
});
const words = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at).padStart(4, '0')}`);
const judged = async (given: readonly string[], mostSubjects?: number): Promise<Report> =>
  lint(
    memorySource({ files: { '/etc/toy': given.join(' ') } }),
    await resolveRuleset({ plugins: [plugin], presets: ['base'] }),
    mostSubjects === undefined ? {} : { mostSubjects },
  );
const told = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ severity, status, subject }) => `${severity} ${status} ${subject}`);

describe('many findings of one rule', () => {
  it('are all told up to 200 of a status, and the rest is one of that status', async () => {
    expect((await judged(words('w', 200))).findings).to.have.length(200);
    const { findings, counts } = await judged([...words('w', 1000), ...words('p', 201), ...words('n', 150)]);
    expect(findings).to.have.length(201 + 201 + 150);
    expect(counts).to.deep.include({ pass: 201, notApplicable: 150 });
    const rests = findings.filter(({ more }) => more !== undefined);
    expect(rests.map(({ subject, more }) => [subject, more])).to.deep.equal([
      ['others that pass', 1],
      ['others that fail', 800],
    ]);
    expect(rests[1]).to.deep.include({
      severity: 'warning',
      message: '800 more fail, which --all-subjects tells one by one; the first of them: w0200 is bad.',
    });
    expect(rests[1]?.evidence).to.have.length(20);
    expect(rests[1]?.evidence[0]).to.deep.equal({ path: '/etc/w0200', line: 1 });
  });

  it('are all told where that is asked for', async () =>
    expect((await judged(words('w', 1000), Number.POSITIVE_INFINITY)).findings).to.have.length(1000));

  it('have the gravest told, and the rest behind them, as grave as the gravest of it', async () => {
    const { findings } = await judged([...words('w', 3), ...words('e', 3), ...words('u', 4)], 2);
    expect(told(findings)).to.deep.equal([
      'error fail e0000',
      'error fail e0001',
      'error unknown u0000',
      'error unknown u0001',
      'error unknown others that are undecided',
      'error fail others that fail',
    ]);
    expect(findings.at(-2)).to.deep.include({ cure: 'Ask.', fix: null, more: 2 });
  });

  it('give the exit code and the forecast that they all give', async () => {
    for (const given of [
      [...words('p', 9), 'e', ...words('w', 9)],
      [...words('w', 9), 'u1'],
      words('w', 9),
      [...words('u', 9), 'e'],
    ]) {
      const [few, all] = [await judged(given, 2), await judged(given, Number.POSITIVE_INFINITY)];
      expect(few.exitCode).to.equal(all.exitCode);
      expect(few.forecasts).to.deep.equal(all.forecasts);
    }
  });

  it('are the same whatever the order in which they come', () => {
    const make = (subject: string): Finding => ({
      rule: 'toy/each',
      severity: 'error',
      status: 'fail',
      subject,
      message: subject,
      evidence: [],
      fix: null,
      cure: null,
      waiver: null,
    });
    const all = words('e', 30).map(make);
    expect(boundFindings([...all].reverse(), 7)).to.deep.equal(boundFindings(all, 7));
    expect(boundFindings(all, 30)).to.equal(all);
  });
});
