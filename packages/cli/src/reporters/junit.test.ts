import { expect } from 'chai';
import { junit } from './junit.js';
import { plainSettings, type ReportSettings } from './report-settings.js';
import { everyStanding, finding, sampleReport, sampleSet } from './sample-report.test.kit.js';

const format = (settings: Partial<ReportSettings> = {}, findings = everyStanding): string =>
  junit.format(sampleReport(findings), [], { ...plainSettings, ...settings });
const testOf = (text: string, name: string): string =>
  text.split('\n').find(line => line.includes(`name="${name}"`)) ?? '';
const suiteOf = (text: string): string => text.split('\n').find(line => line.startsWith('<testsuite ')) ?? '';

describe('reporter junit', () => {
  it('counts a host as a suite and its findings as tests', () => {
    expect(suiteOf(format())).to.contain(
      'name="web-1" package="web-1" id="0" hostname="web-1" tests="9" failures="1" errors="2" skipped="4"',
    );
  });

  it('tells what failed, where and what to do', () => {
    expect(format()).to.contain(
      [
        '<testcase classname="web-1.filesystem" name="filesystem/d-type#/var/lib/docker" time="0"><failure message="The file system has no d_type." type="error">The file system has no d_type.',
        'Seen: /proc/self/mountinfo:12: xfs',
        'Fix: Make it anew.',
        '  mkfs.xfs -n ftype=1 /dev/NEW</failure></testcase>',
      ].join('\n'),
    );
  });

  it('takes what is undecided and moves the exit code for an error, and otherwise for skipped', () => {
    expect(testOf(format(), 'kernel/module')).to.contain('<error message="It is denied." type="undecided">');
    for (const unknown of ['warn', 'ignore'] as const) {
      const text = format({ exitPolicy: { failOn: 'error', unknown } });
      expect(testOf(text, 'kernel/module')).to.contain('<skipped message="undecided: It is denied."/>');
    }
    expect(testOf(format(), 'network/open')).to.contain('<skipped message="undecided: Nobody knows."/>');
  });

  it('takes a rule that broke for an error', () =>
    expect(testOf(format(), 'kernel/broken')).to.contain('<error message="The kernel has no overlay." type="broken">'));

  it('skips what is waived, what does not apply and what is said of another kernel', () => {
    expect(testOf(format(), 'kernel/known')).to.contain(
      '<skipped message="waived by ops until 2027-05-31: it goes in May"/>',
    );
    expect(testOf(format(), 'podman/absent')).to.contain('<skipped message="podman is not installed."/>');
    expect(testOf(format(), 'kernel/spare [kernel 5.10.0-9]')).to.contain('<skipped message="not the kernel to boot');
  });

  it('lets pass what fails below the bound, and says it in the output of the suite', () => {
    const lenient = format();
    expect(testOf(lenient, 'network/forwarding')).to.match(/\/>$/);
    expect(lenient).to.contain('<system-out>warning network/forwarding\n  Forwarding is off.</system-out>');
    const strict = format({ exitPolicy: { failOn: 'warning', unknown: 'fail' } });
    expect(testOf(strict, 'network/forwarding')).to.contain('<failure message="Forwarding is off." type="warning">');
  });

  it('leaves out what is there no more', () => expect(format()).not.to.contain('kernel/gone'));

  it('has a suite for each of many hosts', () => {
    const set = sampleSet(sampleReport([finding()]), sampleReport([], { label: 'web-2' }));
    const text = junit.formatMany?.(set, []) ?? '';
    expect(text.match(/<testsuite name="[^"]+" package="[^"]+" id="\d"/g)).to.deep.equal([
      '<testsuite name="web-1" package="web-1" id="0"',
      '<testsuite name="web-2" package="web-2" id="1"',
    ]);
  });

  it('bears a label of nothing but spaces', () =>
    expect(suiteOf(junit.format(sampleReport([], { label: ' ' }), []))).to.contain('name="localhost"'));
});
