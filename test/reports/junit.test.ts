import { join } from 'node:path';
import { expect } from 'chai';
import { junit } from '../../packages/cli/src/reporters/junit.js';
import { everyStanding, sampleReport, sampleSet } from '../../packages/cli/src/reporters/sample-report.test.kit.js';
import { hostileReport, hostileSet } from './hostile-report.js';
import { needProgram, readWith } from './real-reader.js';

const schema = join(import.meta.dirname, 'junit.xsd');

describe('JUnit XML', () => {
  before(function () {
    needProgram(this, 'xmllint', 'libxml2-utils');
  });

  const valid = (text: string): void => {
    const { status, output } = readWith('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], text);
    expect(output).to.equal('- validates\n');
    expect(status).to.equal(0);
  };

  it('keeps the schema for one host', () => valid(junit.format(sampleReport(everyStanding), [])));
  it('keeps the schema for a host of which nothing was judged', () => valid(junit.format(sampleReport([]), [])));
  it('keeps the schema whatever a host writes', async () => {
    const report = await hostileReport();
    const text = junit.format(report, []);
    valid(text);
    valid(junit.formatMany?.(await hostileSet(), []) ?? '');
    const { output } = readWith('xmllint', ['--xpath', 'count(//testcase)', '-'], text);
    expect(Number(output)).to.equal(report.findings.length);
  });
  it('keeps the schema for many hosts', () => {
    const set = sampleSet(sampleReport(everyStanding), sampleReport(everyStanding, { label: 'web-2' }));
    valid(junit.formatMany?.(set, []) ?? '');
  });
});
