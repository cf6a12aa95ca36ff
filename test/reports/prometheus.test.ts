import { expect } from 'chai';
import { prometheus } from '../../packages/cli/src/reporters/prometheus.js';
import {
  everyStanding,
  finding,
  sampleReport,
  sampleSet,
} from '../../packages/cli/src/reporters/sample-report.test.kit.js';
import { hostileReport, hostileSet } from './hostile-report.js';
import { needProgram, readWith } from './real-reader.js';

describe('Prometheus metrics, read by promtool', () => {
  before(function () {
    needProgram(this, 'promtool', 'prometheus');
  });

  const valid = (text: string): void => {
    expect(readWith('promtool', ['check', 'metrics'], text)).to.deep.equal({ status: 0, output: '' });
  };

  it('are right for one host', () => valid(prometheus.format(sampleReport(everyStanding), [])));
  it('are right for many hosts', () => {
    const odd = sampleReport([finding({ subject: 'a"b\\c\nd} 1' })], { label: 'web"2\\' });
    valid(prometheus.formatMany?.(sampleSet(sampleReport(everyStanding), odd), []) ?? '');
  });
  it('are right whatever a host writes', async () => {
    const text = prometheus.format(await hostileReport(), []);
    valid(text);
    expect(text).not.to.match(/^hostlint_owned/m);
    valid(prometheus.formatMany?.(await hostileSet(), []) ?? '');
  });
  it('are told from what is none', () => {
    expect(readWith('promtool', ['check', 'metrics'], 'hostlint_up{host="a"b"} 1\n').status).not.to.equal(0);
  });
});
