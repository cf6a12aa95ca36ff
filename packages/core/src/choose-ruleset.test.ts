import { expect } from 'chai';
import { UnknowableError } from './errors.js';
import { defineFact } from './fact.js';
import { lint } from './lint.js';
import { definePlugin, definePresetChoice } from './plugin.js';
import { defineRule } from './rule.js';
import { resolveRuleset } from './ruleset.js';
import { memorySource } from './testing/index.js';

const motd = defineFact({
  id: 'etc/motd',
  summary: '',
  reads: { files: ['/etc/motd'] },
  async collect(host) {
    const bytes = await host.read('/etc/motd');
    if (!bytes) throw new UnknowableError('denied', 'the motd is hidden');
    return String.fromCharCode(...bytes);
  },
});
const judgedEngines = defineFact({
  id: 'run/judged',
  summary: '',
  collect: async (_host, _facts, { judged }) => judged.join('+'),
});
const rule = (id: string) =>
  defineRule({
    id,
    meta: { title: '', why: '', fix: '', severity: 'error', sources: [] },
    needs: { judged: judgedEngines },
    messages: { judged: '{engines}' },
    check: ({ facts, fail }) => fail('judged', { engines: facts.judged }),
  });
const plugin = definePlugin({
  name: 'toy',
  version: '1.0.0',
  rules: [rule('toy/a'), rule('toy/b')],
  forecasts: ['a', 'b'].map(engine => ({
    engine,
    needs: {},
    predict: () => ({ ...nothing }),
  })),
  presets: {
    a: { summary: '', rules: { 'toy/a': 'on' }, engines: ['a'] },
    b: { summary: '', rules: { 'toy/b': 'on' }, engines: ['b'] },
    plain: { summary: '', rules: { 'toy/a': 'on' } },
    fitting: {
      summary: '',
      rules: {},
      choice: definePresetChoice({
        among: ['a', 'b'],
        needs: { motd },
        choose: ({ motd }) => ({ presets: [motd.trim()], why: `the motd says\u001b ${motd.trim()}` }),
      }),
    },
  },
});
const nothing = {
  version: null,
  installed: false,
  storageDriver: null,
  backingFilesystem: null,
  supportsDType: null,
  nativeOverlayDiff: null,
  usingMetacopy: null,
};

async function judged(files: Record<string, string>, presets = ['fitting'], rules: Record<string, 'info'>[] = []) {
  const report = await lint(memorySource({ files }), await resolveRuleset({ plugins: [plugin], presets, rules }));
  return {
    presets: report.presets,
    chosen: report.chosen,
    forecasts: report.forecasts.map(({ engine }) => engine),
    findings: report.findings.map(({ rule, severity, message }) => `${severity} ${rule} ${message}`),
  };
}

describe('a preset that chooses by the host', () => {
  it('stands for what it chose, and the report says so', async () => {
    expect(await judged({ '/etc/motd': 'b\n' })).to.deep.equal({
      presets: ['fitting'],
      chosen: [{ preset: 'fitting', presets: ['b'], why: 'the motd says\ufffd b' }],
      forecasts: ['b'],
      findings: ['error toy/b b'],
    });
  });

  it('stands for all of them where the host cannot tell', async () => {
    const { chosen, findings } = await judged({});
    expect(chosen).to.deep.equal([{ preset: 'fitting', presets: ['a', 'b'], why: 'the motd is hidden' }]);
    expect(findings).to.deep.equal(['error toy/a a+b', 'error toy/b a+b']);
  });

  it('yields to what the user set', async () => {
    expect((await judged({ '/etc/motd': 'a' }, ['fitting'], [{ 'toy/a': 'info' }])).findings).to.deep.equal([
      'info toy/a a',
    ]);
  });

  it('judges for every engine where no preset names one', async () => {
    expect((await judged({}, ['plain'])).findings).to.deep.equal(['error toy/a a+b']);
  });

  it('asks nothing where it is not wanted', async () => {
    expect((await judged({}, ['a'])).chosen).to.deep.equal([]);
  });
});
