import {
  defineFact,
  defineForecast,
  defineHostDescription,
  definePlugin,
  defineRule,
  lint,
  maybe,
  resolveRuleset,
  worstExitCode,
  type Plugin,
  type Report,
  type ReportSet,
} from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';

/** What a host may hold that wants to be more than text, in one form of report or another. */
const pieces = [
  '::error title=owned::by the host',
  '\u001b[31mred\u001b]0;title\u0007\u009b2J',
  '\r\n::error title=owned::by the host\r\n::add-mask::a',
  '\n##vso[task.setvariable variable=a]b ##[error]c ##teamcity[d]',
  ']]></failure></testsuites><!-- --> <![CDATA[ &owned; &#10;',
  '</td></pre></code></script><script>alert(1)</script><img src=x onerror=alert(1)>',
  '| --- | ` `` ``` ~~~ *a* _b_ [c](javascript:alert(1)) ![d](https://owned.example/e) https://owned.example www.owned.example @root #1',
  '\u202etxt.exe\u2066\u2069\u200e\u200f\u061c\u200b\ufeff',
  '\u2028\u2029\u0085\0\ud800\udc00\ufffe\uffff',
  '\n1..0 # SKIP\nnot ok 99 # TODO\nBail out! \\# x',
  '"} 1\nhostlint_owned{host="x"} 7\n# TYPE owned gauge',
  '%0A::error::%25 $(touch /owned) ${HOME} $OWNED$ \\n \\u001b',
];
export const hostile = pieces.join(' ');

/** So that every piece is where a text is cut short, too. */
const texts: readonly string[] = [hostile, ...pieces, ...pieces.map(piece => `x${piece}`)];

const odd = defineFact({
  id: 'hostile/odd',
  summary: 'What the host wants to be read.',
  reads: { files: ['/etc/odd'] },
  async collect(host) {
    await host.read('/etc/odd');
    host.cite({ path: `/etc/${hostile}`, line: 1, text: hostile });
    return texts;
  },
});

const everything = defineRule({
  id: 'hostile/everything',
  meta: {
    title: 'It is kind.',
    why: 'It is not.',
    fix: 'None.',
    severity: 'error',
    sources: ['a test'],
    stops: ['docker'],
  },
  needs: { odd },
  messages: { owned: '{text} is owned.' },
  check: ({ facts, fail, unknown, notApplicable, pass }) =>
    facts.odd.flatMap(text => [
      fail('owned', { text }, { subject: text, fix: { summary: text, commands: [text, `echo ${text}`] } }),
      fail('owned', { text }, { subject: `warned ${text}`, severity: 'warning' as const }),
      fail('owned', { text }, { subject: `told ${text}`, severity: 'info' as const }),
      unknown(text, { subject: `open ${text}`, cure: text }),
      unknown(text, { subject: `undecided ${text}`, severity: 'warning' as const }),
      notApplicable(text, { subject: `none ${text}` }),
      pass({ subject: `well ${text}` }),
    ]),
});

const broken = defineRule({
  id: 'hostile/broken',
  meta: { title: 'It works.', why: 'It does not.', fix: 'None.', severity: 'error', sources: ['a test'] },
  needs: { odd },
  messages: {},
  check() {
    throw Object.assign(new Error(hostile), { name: hostile });
  },
});

const plugin: Plugin = definePlugin({
  name: 'hostile',
  version: '1.0.0',
  rules: [everything, broken],
  facts: [odd],
  presets: {
    all: {
      summary: 'All.',
      rules: { 'hostile/everything': 'on', 'hostile/broken': 'on' },
      engines: ['docker', 'podman'],
    },
  },
  forecasts: ['docker', 'podman'].map(engine =>
    defineForecast({
      engine,
      needs: { odd: maybe(odd) },
      predict: () => ({
        version: hostile,
        installed: true,
        storageDriver: hostile,
        backingFilesystem: hostile,
        supportsDType: true,
        nativeOverlayDiff: true,
        usingMetacopy: false,
      }),
    }),
  ),
  host: defineHostDescription({
    needs: { odd },
    describe: () => ({
      kernel: hostile,
      os: hostile,
      arch: hostile,
      limits: texts.map(text => ({ reason: text, text })),
    }),
  }),
});

export const hostileRules = plugin.rules ?? [];

/** What is judged of a host that writes such things wherever it can. */
export async function hostileReport(label = hostile): Promise<Report> {
  const ruleset = await resolveRuleset({ plugins: [plugin], presets: ['all'] });
  const report = await lint(memorySource({ files: { '/etc/odd': hostile } }), ruleset, { label });
  // As the engine would leave them: some let be, some of a kernel that is not booted next.
  const findings = report.findings.map((finding, index) => ({
    ...finding,
    ...(index % 5 === 1 && {
      waiver: { reason: finding.message, owner: finding.message, expires: null, file: 'w', line: 1 },
    }),
    ...(index % 5 === 2 && { kernel: finding.message }),
  }));
  return { ...report, findings };
}

export async function hostileSet(): Promise<ReportSet> {
  const reports = [await hostileReport(), await hostileReport(`a ${hostile}`)];
  const [{ schemaVersion, tool } = await hostileReport()] = reports;
  return { schemaVersion, tool, reports, exitCode: worstExitCode(reports.map(({ exitCode }) => exitCode)) };
}
