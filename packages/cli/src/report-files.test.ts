import { expect } from 'chai';
import { numbered, writeReportFiles, writeReports } from './report-files.js';
import { plainSettings, type SettledReporter } from './reporters/report-settings.js';
import { toyReport } from './reporters/sarif/finding-samples.test.js';

const set = {
  schemaVersion: 1,
  tool: { name: 'hostlint', version: '0.1.0' },
  reports: ['a', 'b', 'c'].map(label => toyReport([], { label })),
  exitCode: 0,
} as const;

const single: SettledReporter = { summary: 'One host a line.', format: ({ host }) => `${host.label}\n` };
const pairs: SettledReporter = {
  ...single,
  formatMany: ({ reports }) => `${reports.map(({ host }) => host.label).join('+')}\n`,
  split: whole => [whole.reports.slice(0, 2), whole.reports.slice(2)].map(reports => ({ ...whole, reports })),
  notices: ({ reports }) => (reports.length > 2 ? ['Too many.'] : []),
};

describe('reports of many hosts', () => {
  it('follow one another where a reporter knows of one only', () => {
    expect(writeReports(single, set, [], plainSettings)).to.deep.equal({ text: 'a\nb\nc\n', notices: [] });
  });
  it('are one text where it knows of many', () => {
    expect(writeReports(pairs, set, [], plainSettings)).to.deep.equal({ text: 'a+b+c\n', notices: ['Too many.'] });
  });
  it('are several files where its reader takes only so many', () => {
    const files = writeReportFiles(pairs, set, [], plainSettings, 'out/hosts.sarif');
    expect(files).to.deep.equal([
      { file: 'out/hosts.sarif', text: 'a+b\n', notices: [] },
      { file: 'out/hosts-2.sarif', text: 'c\n', notices: [] },
    ]);
  });
  it('have names that keep the ending', () => {
    expect(['a.sarif', 'a.b/c', 'x/.sarif', 'c'].map(file => numbered(file, 2))).to.deep.equal([
      'a-2.sarif',
      'a.b/c-2',
      'x/.sarif-2',
      'c-2',
    ]);
  });
});
