import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { settle } from './compare.js';
import { difference, type Expected, pageWith, readExpected, renewed } from './expected.js';
import { root } from './hostlint.js';
import type { Row } from './row.js';

const here = { node: 20, extraCertificates: false, machine: 'a machine' };
const kept = { what: 'hostlint x', beside: 'y', ms: 1, besideMs: 2, ratio: 0.5 };
const before: Expected = { ...here, machine: 'another', rows: { old: kept, row: kept } };
const row: Row = { id: 'row', what: 'hostlint row', beside: 'z', measure: () => [[123.456, 10.2345]] };
const measured = new Map([[row, settle(row.measure, 1, undefined)]]);
const anew = { what: 'hostlint row', beside: 'z', ms: 123, besideMs: 10.2, ratio: 12.1 };

describe('expected ratios', () => {
  it('are written anew, and stay where a row could not be measured', () => {
    expect(renewed(before, here, measured)).to.deep.equal({ ...here, rows: { old: kept, row: anew } });
  });

  it('do not outlive the circumstances that they were measured in', () => {
    expect(renewed(before, { ...here, node: 22 }, measured).rows).to.deep.equal({ row: anew });
  });

  it('are held against nothing that was measured otherwise', () => {
    expect(difference(before, here)).to.equal(null);
    expect(difference(before, { ...here, node: 22 })).to.equal('they are of Node 20');
    expect(difference(before, { ...here, extraCertificates: true })).to.match(/without NODE_EXTRA_CA_CERTS/);
  });

  it('are those of docs/performance.md: npm run bench -- --update', async () => {
    const page = readFileSync(join(root, 'docs/performance.md'), 'utf8');
    expect(await pageWith(page, readExpected())).to.equal(page);
  });
});
