import { expect } from 'chai';
import { Parser, type FinalResults } from 'tap-parser';
import { plainSettings, type ReportSettings } from './report-settings.js';
import { everyStanding, finding, sampleReport, sampleSet } from './sample-report.test.kit.js';
import { tap } from './tap.js';

const format = (settings: Partial<ReportSettings> = {}, findings = everyStanding): string =>
  tap.format(sampleReport(findings), [], { ...plainSettings, ...settings });

/** What a strict reader makes of it; throws for anything that is no TAP. */
function read(text: string): FinalResults {
  let results: FinalResults | undefined;
  new Parser({ strict: true }, (all: FinalResults) => (results = all)).end(text);
  if (!results) throw new Error('not read');
  const broken = results.failures.filter(failure => 'tapError' in failure && failure.tapError !== null);
  expect(broken).to.deep.equal([]);
  return results;
}

describe('reporter tap', () => {
  it('is TAP: what failed and what is undecided, to do what is waived, skipped the rest', () => {
    const { ok, count, pass, fail, todo, skip } = read(format());
    expect({ ok, count, pass, fail, todo, skip }).to.deep.equal({
      ok: false,
      count: 9,
      pass: 5,
      fail: 4,
      todo: 1,
      skip: 3,
    });
  });

  it('tells what failed as YAML', () => {
    const [failure] = read(format()).failures;
    expect(failure).to.deep.include({ name: 'filesystem/d-type (/var/lib/docker)' });
    expect(failure)
      .to.have.property('diag')
      .that.deep.equals({
        message: 'The file system has no d_type.',
        severity: 'error',
        status: 'fail',
        seen: ['/proc/self/mountinfo:12'],
        fix: 'Make it anew.',
        commands: ['mkfs.xfs -n ftype=1 /dev/NEW'],
      });
  });

  it('says who waived what', () =>
    expect(format()).to.contain('not ok 4 - kernel/known # TODO waived by ops until 2027-05-31: it goes in May\n'));

  it('passes what fails below the bound, with what it is', () => {
    expect(format()).to.contain('\nok 6 - network/forwarding\n  ---\n  message: "Forwarding is off."\n');
    const strict = format({ exitPolicy: { failOn: 'warning', unknown: 'warn' } });
    expect(strict).to.contain('\nnot ok 6 - network/forwarding\n');
    expect(strict).to.contain('\nok 3 - kernel/module # SKIP undecided: It is denied.\n');
  });

  it('skips all where nothing was judged', () => {
    expect(format({}, [])).to.equal('TAP version 13\n1..0 # SKIP nothing was judged\n');
    expect(read(format({}, [])).ok).to.equal(true);
  });

  it('escapes what would start a directive', () => {
    const odd = finding({ subject: 'a # SKIP b\\', message: 'x # TODO y', status: 'not-applicable' });
    const text = format({}, [odd, finding({ subject: 'c # TODO d' })]);
    expect(text).to.contain('ok 1 - kernel/overlay (a \\# SKIP b\\\\) # SKIP x \\# TODO y\n');
    const { fail, todo, skip } = read(text);
    expect({ fail, todo, skip }).to.deep.equal({ fail: 1, todo: 0, skip: 1 });
  });

  it('has a subtest for each of many hosts', () => {
    const good = sampleReport([finding({ status: 'pass' })], { label: 'web-2' });
    const text = tap.formatMany?.(sampleSet(sampleReport(everyStanding), good), []) ?? '';
    const { ok, count, fail, failures } = read(text);
    expect({ ok, count, fail }).to.deep.equal({ ok: false, count: 2, fail: 1 });
    expect(failures[0]).to.deep.include({ name: 'web-1' });
    expect(text).to.match(/# Subtest: web-2\n {4}1\.\.1\n {4}ok 1 - kernel\/overlay\nok 2 - web-2\n$/);
  });
});
