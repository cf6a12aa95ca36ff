import type { Report } from '@hostlint/core';
import { expect } from 'chai';
import { labelApart } from './labels.js';
import { unreadableReport } from './unreadable.js';

const named = (name: string, label: string): { name: string; report: Report } => ({
  name,
  report: unreadableReport(label, new Error('no'), [], { failOn: 'error', unknown: 'fail' }),
});
const labels = (...all: readonly (readonly [string, string])[]): readonly string[] =>
  labelApart(all.map(([name, label]) => named(name, label))).reports.map(({ host }) => host.label);

describe('labels of many hosts', () => {
  it('are in the order of their code units, whatever order hosts came in', () => {
    expect(labels(['x', 'b'], ['y', 'B'], ['z', 'a'])).to.deep.equal(['B', 'a', 'b']);
  });

  it('are told apart by where a host was read from', () => {
    const apart = ['web (a)', 'web (b)', 'x'];
    expect(labels(['b', 'web'], ['a', 'web'], ['c', 'x'])).to.deep.equal(apart);
    expect(labels(['c', 'x'], ['a', 'web'], ['b', 'web'])).to.deep.equal(apart);
  });

  it('are apart also where a host is called like what tells others apart', () => {
    const all = labels(['a', 'web'], ['b', 'web'], ['c', 'web (a)']);
    expect(new Set(all).size).to.equal(3);
  });

  it('are warned of once, and of some of them', () => {
    const all = Array.from({ length: 40 }, (_, at) => named(`f${at}`, `h${at % 20}`));
    const { warnings } = labelApart(all);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('and 15 more labels');
  });
});
