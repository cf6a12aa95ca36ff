import { expect } from 'chai';
import { defineFact } from './fact.js';
import { lint, type LintOptions } from './lint.js';
import { definePlugin, type RuleSetting } from './plugin.js';
import { defineRule, type Rule } from './rule.js';
import { resolveRuleset } from './ruleset.js';
import type { Severity } from './severity.js';
import { cannotTell, memorySource, type MemoryHost } from './testing/index.js';

const words = defineFact({
  id: 'etc/words',
  summary: 'The words of /etc/words.',
  reads: { files: ['/etc/words'] },
  collect: async host => {
    const bytes = (await host.read('/etc/words')) ?? [];
    return String.fromCharCode(...bytes)
      .split(/\s+/)
      .filter(word => word !== '');
  },
});

const each = (id: string, severity: Severity, bad: string, stops: readonly string[] = []): Rule =>
  defineRule({
    id,
    meta: { title: `No ${bad}.`, why: '', fix: 'Remove it.', severity, sources: [], stops },
    needs: { words },
    messages: { found: '"{word}" is there.' },
    check: ({ facts, fail, pass, notApplicable }) =>
      facts.words.length === 0
        ? notApplicable('no words')
        : facts.words.map(word =>
            word === bad ? fail('found', { word }, { subject: word }) : pass({ subject: word }),
          ),
  });

const broken: Rule = {
  ...each('a/broken', 'info', ''),
  check: () => {
    throw new RangeError('oh\u001b[2J');
  },
};

const plugin = definePlugin({
  name: 'a',
  version: '1.0.0',
  rules: [each('a/no-x', 'warning', 'x'), each('a/no-y', 'error', 'y', ['acme']), broken],
  presets: { base: { summary: '', rules: { 'a/no-x': 'on', 'a/no-y': 'on' }, engines: ['acme'] } },
  forecasts: [
    {
      engine: 'acme',
      needs: { words },
      predict: () => ({
        version: '1.0',
        installed: true,
        storageDriver: 'overlay2',
        backingFilesystem: 'xfs',
        supportsDType: true,
        nativeOverlayDiff: null,
        usingMetacopy: null,
      }),
    },
  ],
});

interface Run {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly options?: LintOptions;
}

const run = async (host: MemoryHost | string, { rules = {}, options = {} }: Run = {}) => {
  const files = typeof host === 'string' ? { files: { '/etc/words': host } } : host;
  return lint(
    memorySource(files),
    await resolveRuleset({ plugins: [plugin], presets: ['base'], rules: [rules] }),
    options,
  );
};

describe('lint', () => {
  it('makes a report: gravest first, then by rule and subject, with evidence and fix', async () => {
    const report = await run('b y x a');
    expect(
      report.findings.map(({ severity, rule, subject, status }) => [severity, rule, subject, status].join(' ')),
    ).to.deep.equal([
      'error a/no-y a pass',
      'error a/no-y b pass',
      'error a/no-y x pass',
      'error a/no-y y fail',
      'warning a/no-x a pass',
      'warning a/no-x b pass',
      'warning a/no-x x fail',
      'warning a/no-x y pass',
    ]);
    expect(report.findings[3]).to.deep.include({
      message: '"y" is there.',
      evidence: [{ path: '/etc/words' }],
      fix: { summary: 'Remove it.', commands: [] },
    });
    expect(report.counts).to.deep.equal({
      pass: 6,
      fail: { error: 1, warning: 1, info: 0 },
      unknown: 0,
      notApplicable: 0,
      waived: 0,
    });
    expect(report.exitCode).to.equal(1);
    expect(report.host).to.deep.equal({ label: 'localhost', source: 'memory', kernel: null, os: null, arch: null });
  });

  it('gives the same bytes for the same host', async () => {
    expect(JSON.stringify(await run('b y x a'))).to.equal(JSON.stringify(await run('b y x a')));
  });

  it('forecasts that an engine refuses when a rule that stops it fails, and says nothing of its storage then', async () => {
    const [forecast] = (await run('y')).forecasts;
    expect(forecast).to.deep.include({
      engine: 'acme',
      version: '1.0',
      starts: false,
      refusals: ['a/no-y'],
      storageDriver: null,
    });
  });

  it('forecasts a start with what the engine would say of itself', async () => {
    const [forecast] = (await run('x')).forecasts;
    expect(forecast).to.deep.include({ starts: true, refusals: [], storageDriver: 'overlay2', supportsDType: true });
  });

  it('forecasts the same when the rule that stops the engine is switched off', async () => {
    const report = await run('y', { rules: { 'a/no-y': 'off' } });
    expect(report.forecasts[0]).to.deep.include({ starts: false, refusals: ['a/no-y'] });
    expect(report.findings.some(({ rule }) => rule === 'a/no-y')).to.equal(false);
    expect(report.exitCode).to.equal(0);
  });

  it('never makes a pass or a fail of what cannot be told', async () => {
    const report = await run({ files: { '/etc/words': cannotTell('denied') } });
    expect(report.findings.map(({ status }) => status)).to.deep.equal(['unknown', 'unknown']);
    expect(report.findings[0]?.message).to.match(/^etc\/words is unknown \(denied\): /);
    expect(report.findings[0]?.cure).to.contain('as root');
    expect(report.forecasts[0]).to.deep.include({ starts: null, refusals: [] });
    expect(report.exitCode).to.equal(3);
  });

  it('tells that a rule does not apply', async () => {
    const report = await run({});
    expect(report.counts.notApplicable).to.equal(2);
    expect(report.exitCode).to.equal(0);
  });

  it('reports a rule that throws as a finding of its own, and the others as ever', async () => {
    const report = await run('x', { rules: { 'a/broken': 'info' } });
    const finding = report.findings.find(({ rule }) => rule === 'a/broken');
    expect(finding).to.deep.include({
      status: 'unknown',
      severity: 'info',
      message: 'rule "a/broken" broke: oh\ufffd[2J',
    });
    expect(finding?.broken?.stack).to.contain('RangeError');
    expect(report.counts.pass + report.counts.fail.warning).to.equal(2);
    expect(report.exitCode).to.equal(2);
  });

  it('lets a subject have a severity of its own, or be off', async () => {
    const report = await run('x y z', { rules: { 'a/no-y#y': 'info', 'a/no-x#z': 'off' } });
    expect(report.findings.find(({ status, rule }) => status === 'fail' && rule === 'a/no-y')?.severity).to.equal(
      'info',
    );
    expect(report.findings.filter(({ rule }) => rule === 'a/no-x').map(({ subject }) => subject)).to.deep.equal([
      'x',
      'y',
    ]);
    expect(report.exitCode).to.equal(0);
  });

  it('cleans what comes from the host and from the user', async () => {
    const report = await run('y', {
      options: { label: 'web\u001b[31m-1', tool: { name: 'hostlint', version: '9.9.9' } },
    });
    expect(report.host.label).to.equal('web\ufffd[31m-1');
    expect(report.tool.version).to.equal('9.9.9');
  });

  it('rejects with the reason of an aborted signal', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const outcome = await run('x', { options: { signal: stop.signal } }).catch((error: unknown) => String(error));
    expect(outcome).to.equal('Error: enough');
  });
  it('ends with a report when a fact breaks that rules, the host and a forecast need', async () => {
    const bursts = defineFact({
      id: 'a/bursts',
      summary: '',
      collect: () => Promise.reject(new RangeError('Maximum call stack size exceeded')),
    });
    const bursting = definePlugin({
      name: 'a',
      version: '1.0.0',
      rules: [{ ...each('a/needs-it', 'error', 'x'), needs: { words: bursts } }],
      presets: { base: { summary: '', rules: { 'a/needs-it': 'on' }, engines: ['acme'] } },
      forecasts: [{ ...plugin.forecasts![0]!, needs: { bursts } }],
      host: { needs: { bursts }, describe: () => ({ kernel: '6.1', os: null, arch: null }) },
    });
    const ruleset = await resolveRuleset({ plugins: [bursting], presets: ['base'] });
    const report = await lint(memorySource({}), ruleset);
    expect(report.findings.map(finding => finding.broken?.name)).to.deep.equal(['RangeError']);
    expect(report.host.kernel).to.equal(null);
    expect(report.forecasts[0]?.storageDriver).to.equal(null);
  });
});
