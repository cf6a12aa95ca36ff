import { expect } from 'chai';
import type { ExitPolicy, Finding } from '@hostlint/core';
import { nagios } from './nagios.js';
import { plainSettings } from './report-settings.js';
import { everyStanding, finding, sampleReport, sampleSet } from './sample-report.test.kit.js';

const error = finding();
const warning = finding({ severity: 'warning' });
const info = finding({ severity: 'info' });
const pass = finding({ status: 'pass' });
const undecided = finding({ status: 'unknown' });
const broken = finding({ status: 'unknown', broken: { name: 'Error', message: 'no', stack: '' } });
const waived = finding({ waiver: { reason: 'known', owner: 'ops', expires: null, file: 'waivers.json', line: 1 } });

const usual: ExitPolicy = { failOn: 'error', unknown: 'fail' };
const cases: readonly (readonly [name: string, findings: readonly Finding[], state: string, policy?: ExitPolicy])[] = [
  ['all is well', [pass], 'OK'],
  ['an error failed', [error, warning, pass], 'CRITICAL'],
  ['a warning failed, whatever the exit code of hostlint would be', [warning, pass], 'WARNING'],
  ['an info failed', [info], 'OK'],
  ['an info failed and is asked for', [info], 'WARNING', { failOn: 'info', unknown: 'fail' }],
  ['an error failed and no fail counts', [error], 'OK', { failOn: 'never', unknown: 'fail' }],
  ['an error is undecided', [undecided], 'UNKNOWN'],
  ['an error is undecided and a warning failed', [undecided, warning], 'UNKNOWN'],
  ['an error is undecided and that is let pass', [undecided], 'OK', { failOn: 'error', unknown: 'warn' }],
  ['a rule broke', [broken, pass], 'UNKNOWN'],
  ['a rule broke and an error failed', [broken, error], 'CRITICAL'],
  ['the error is waived', [waived], 'OK'],
  ['the error is one of another kernel', [finding({ kernel: '5.10' })], 'OK'],
  ['the error is no more', [finding({ baseline: 'absent' })], 'OK'],
];

describe('reporter nagios', () => {
  for (const [name, findings, state, exitPolicy = usual] of cases) {
    it(`is ${state} where ${name}`, () => {
      const settings = { ...plainSettings, exitPolicy };
      expect(nagios.format(sampleReport(findings), [], settings)).to.match(new RegExp(`^HOSTLINT ${state} - `));
      const code = nagios.exitCode?.([sampleReport(findings)], settings);
      expect(code).to.equal(['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'].indexOf(state));
    });
  }

  it('says what stands against the host, below a line with figures', () => {
    expect(nagios.format(sampleReport(everyStanding), []).split('\n')).to.deep.equal([
      'HOSTLINT CRITICAL - web-1: 1 error, 1 warning, 1 broken, 2 undecided, 1 waived, 1 passed, 1 not applicable | errors=1;;0;0 warnings=1;0;;0 infos=0;;;0 undecided=2;;;0 broken=1;;;0 waived=1;;;0 passed=1;;;0',
      'error filesystem/d-type (/var/lib/docker): The file system has no d_type.',
      'broken kernel/broken: The kernel has no overlay.',
      'undecided kernel/module: It is denied.',
      'warning network/forwarding: Forwarding is off.',
      '',
    ]);
  });

  it('counts hosts where there are many', () => {
    const set = sampleSet(sampleReport([error]), sampleReport([pass], { label: 'web-2' }), sampleReport([warning]));
    const lines = nagios.formatMany?.(set, []).split('\n') ?? [];
    expect(lines[0]).to.match(/^HOSTLINT CRITICAL - 3 hosts: 1 CRITICAL, 1 WARNING, 1 OK \| errors=1;;0;0 warnings=1;/);
    expect(lines[1]).to.equal('error web-1: kernel/overlay: The kernel has no overlay.');
    expect(nagios.exitCode?.(set.reports)).to.equal(2);
  });

  it('has no mark of performance data and no HTML but its own', () => {
    const text = nagios.format(sampleReport([finding({ message: 'a|b\n<b>c' })], { label: 'x|y' }), []);
    expect(text.match(/\|/g)).to.have.length(1);
    expect(text).to.contain('- x¦y: ').and.to.contain(': a¦b ‹b›c\n');
  });

  it('is no longer than what Nagios reads, in whole lines', () => {
    const many = Array.from({ length: 100 }, (_, index) => finding({ subject: `é${index}`, message: 'é'.repeat(99) }));
    const text = nagios.format(sampleReport(many), []);
    expect(Buffer.byteLength(text)).to.be.within(3500, 4096);
    const lines = text.trimEnd().split('\n');
    expect(lines.at(-1)).to.equal(`and ${100 - (lines.length - 2)} more: hostlint --format pretty`);
    const label = nagios.format(sampleReport(many, { label: '字'.repeat(2000) }), []);
    expect(label.split('\n')[0]).to.contain('… | errors=100;');
    expect(Buffer.byteLength(label)).to.be.lessThan(4097);
  });

  it('is UNKNOWN where there is no report', () => {
    expect(nagios.complain?.('cannot read "x|y"\nsee')).to.deep.equal({
      text: 'HOSTLINT UNKNOWN - cannot read "x¦y" see\n',
      exitCode: 3,
    });
  });
});
