import { expect } from 'chai';
import type { Finding, Report } from '@hostlint/core';
import { gatherCases, kindOf } from './cases.js';
import { pageHosts } from './hosts.js';

const finding = (rest: Partial<Finding> = {}): Finding => ({
  rule: 'kernel/overlay',
  severity: 'error',
  status: 'fail',
  subject: null,
  message: 'There is no overlay.',
  evidence: [{ path: '/proc/filesystems' }],
  fix: null,
  cure: null,
  waiver: null,
  ...rest,
});

const report = (label: string, findings: readonly Finding[]): Report => ({
  schemaVersion: 1,
  tool: { name: 'hostlint', version: '0.0.0' },
  host: { label, source: 'memory', kernel: null, os: null, arch: null },
  presets: [],
  chosen: [],
  forecasts: [],
  findings,
  counts: { pass: 0, fail: { error: 0, warning: 0, info: 0 }, unknown: 0, notApplicable: 0, waived: 0 },
  exitCode: 0,
});

const casesOf = (...hosts: readonly (readonly Finding[])[]) =>
  gatherCases(pageHosts(hosts.map((findings, index) => report(`web-${index}`, findings))));

describe('kindOf', () => {
  const waiver = { reason: '', owner: '', expires: null, file: '', line: 1 };
  const broken = { name: 'Error', message: '', stack: '' };
  const table: readonly (readonly [kind: string, rest: Partial<Finding>])[] = [
    ['fail', {}],
    ['fail', { baseline: 'new' }],
    ['waived', { waiver }],
    ['gone', { baseline: 'absent', waiver }],
    ['kernel', { kernel: '6.12' }],
    ['pass', { kernel: '6.12', status: 'pass' }],
    ['broken', { status: 'unknown', broken }],
    ['not-applicable', { status: 'not-applicable' }],
  ];
  for (const [kind, rest] of table)
    it(`is ${kind} for ${JSON.stringify(Object.keys(rest))}`, () => expect(kindOf(finding(rest))).to.equal(kind));
});

describe('gatherCases', () => {
  it('tells once what several hosts have in the same words, and where each has it', () => {
    const [one, ...others] = casesOf([finding()], [finding({ evidence: [{ path: '/boot/config' }] })], [finding()]);
    expect(others).to.deep.equal([]);
    expect(one?.hosts).to.deep.equal([0, 1, 2]);
    expect([...(one?.seen.values() ?? [])].map(({ hosts }) => hosts)).to.deep.equal([[0, 2], [1]]);
  });

  it('keeps apart what differs in words, the gravest first and then the most frequent', () => {
    const other = finding({ message: 'It is too old.' });
    const grave = casesOf([finding({ severity: 'info' }), finding()], [other], [other]);
    expect(grave.map(({ finding: { message, severity } }) => `${severity} ${message}`)).to.deep.equal([
      'error It is too old.',
      'error There is no overlay.',
      'info There is no overlay.',
    ]);
  });

  it('tells every pass of one host, and of many one for each rule', () => {
    const passes = ['a', 'b'].map(subject => finding({ status: 'pass', subject }));
    expect(casesOf(passes)).to.have.length(2);
    expect(casesOf(passes, passes)).to.have.length(1);
  });
});
