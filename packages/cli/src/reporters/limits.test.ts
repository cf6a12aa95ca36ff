import { expect } from 'chai';
import type { Log } from 'sarif';
import { plainSettings, sarifProfiles, type SettledReporter } from './report-settings.js';
import { reporters } from './reporters.js';
import { finding, sampleLimits, sampleReport, sampleSet } from './sample-report.test.kit.js';

const all: Readonly<Record<string, SettledReporter>> = reporters;
const limited = sampleReport([finding()], { limits: sampleLimits });
const unlimited = sampleReport([finding()], { label: 'web-2' });
const denied = 'Read by a user who may not read everything: 2 undecided findings rest on that.';

const linesOf = (name: string, report = limited): readonly string[] =>
  (all[name]?.format(report, [], { ...plainSettings, width: 200 }) ?? '').split('\n');

describe('what a run could not see', () => {
  for (const [name, reporter] of Object.entries(all)) {
    it(`is in ${name}, of one host and of many`, () => {
      const mark = name === 'prometheus' ? '"denied"' : '2 undecided findings rest on that';
      expect(reporter.format(limited, [])).to.contain(mark);
      expect(reporter.formatMany?.(sampleSet(limited, unlimited), [])).to.contain(mark);
      expect(reporter.format(unlimited, [])).not.to.match(/limit[^s]|class="limits/i);
    });
  }

  it('is a property and the first lines of the output of a suite', () => {
    const text = linesOf('junit').join('\n');
    expect(text).to.contain(`<property name="limit.denied" value="${denied}"/>`);
    expect(text).to.contain(`<system-out>limit: This is a container of &lt;b&gt;.\n\nlimit: ${denied}</system-out>`);
  });
  it('is a comment below the plan of tests', () => {
    expect(linesOf('tap').slice(1, 4)).to.deep.equal([
      '1..1',
      '# limit: This is a container of <b>.',
      `# limit: ${denied}`,
    ]);
  });
  it('is a line of Nagios behind what is grave', () =>
    expect(linesOf('nagios').slice(1)).to.deep.equal([
      'error kernel/overlay: The kernel has no overlay.',
      'limit This is a container of ‹b›.',
      `limit ${denied}`,
      '',
    ]));
  it('is in the notice that sums a host up, since GitHub shows but ten', () => {
    expect(linesOf('github').filter(line => line.includes('Limit: '))).to.have.length(1);
    expect(linesOf('github')[0]).to.contain(`%0ALimit: This is a container of <b>.%0ALimit: ${denied}`);
  });
  it('is a metric for each reason, and one of what it costs', () =>
    expect(linesOf('prometheus').filter(line => line.startsWith('hostlint_limit'))).to.deep.equal([
      'hostlint_limit{host="web-1",reason="container"} 1',
      'hostlint_limit{host="web-1",reason="denied"} 1',
      'hostlint_limit_undecided{host="web-1",reason="denied"} 2',
    ]));
  for (const sarifProfile of sarifProfiles) {
    it(`is a notification to SARIF for ${sarifProfile}, and no result`, () => {
      const text = all.sarif?.format(limited, [], { ...plainSettings, sarifProfile }) ?? '';
      const [run] = (JSON.parse(text) as Log).runs;
      expect(run?.results).to.have.length(1);
      expect(run?.invocations?.[0]?.toolExecutionNotifications).to.deep.equal([
        { level: 'note', message: { text: 'This is a container of <b>.' }, properties: { limit: 'container' } },
        { level: 'warning', message: { text: denied }, properties: { limit: 'denied', undecided: 2 } },
      ]);
    });
  }
  it('is said once of many hosts to people, and its cost is added up', () => {
    const set = sampleSet(limited, unlimited, sampleReport([], { label: 'web-3', limits: sampleLimits }));
    const lines = (all.pretty?.formatMany?.(set, [], { ...plainSettings, width: 200 }) ?? '').split('\n');
    const start = lines.findIndex(line => line.startsWith('LIMITS'));
    expect(all.html?.formatMany?.(set, [])).to.match(
      /4 undecided findings rest on that\. <span class="small">On .*web-1<.*web-3</,
    );
    expect(lines.slice(start, start + 3)).to.deep.equal([
      'LIMITS  2 hosts (web-1, web-3): This is a container of <b>.',
      '        2 hosts (web-1, web-3): Read by a user who may not read everything: 4 undecided findings rest on that.',
      '',
    ]);
  });
});
