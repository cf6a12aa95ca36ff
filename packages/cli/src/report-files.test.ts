import { expect } from 'chai';
import type { Report } from '@hostlint/core';
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
const pair = (labels: readonly string[]) => ({
  text: [labels.join('+'), '\n'],
  notices: labels.length > 2 ? ['Too many.'] : [],
});
const labelsOf = ({ reports }: { readonly reports: readonly Report[] }): readonly string[] =>
  reports.map(({ host }) => host.label);
const pairs: SettledReporter = {
  ...single,
  write: whole => pair(labelsOf(whole)),
  writeFiles: whole => [labelsOf(whole).slice(0, 2), labelsOf(whole).slice(2)].map(pair),
};
const many: SettledReporter = { ...single, formatMany: whole => `${labelsOf(whole).join('+')}\n` };

describe('reports of many hosts', () => {
  it('follow one another where a reporter knows of one only', () => {
    expect(writeReports(single, set, [], plainSettings)).to.deep.equal({ text: 'a\nb\nc\n', notices: [] });
  });
  it('are one text where it knows of many', () => {
    expect(writeReports(many, set, [], plainSettings)).to.deep.equal({ text: 'a+b+c\n', notices: [] });
  });
  it('are told with what their reader will not take', () => {
    const written = { text: ['a+b+c', '\n'], notices: ['Too many.'] };
    expect(writeReports(pairs, set, [], plainSettings)).to.deep.equal(written);
  });
  it('are several files where its reader takes only so many', () => {
    const files = writeReportFiles(pairs, set, [], plainSettings, 'out/hosts.sarif');
    expect(files).to.deep.equal([
      { file: 'out/hosts.sarif', text: ['a+b', '\n'], notices: [] },
      { file: 'out/hosts-2.sarif', text: ['c', '\n'], notices: [] },
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
