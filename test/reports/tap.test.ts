import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  finding,
  everyStanding,
  sampleReport,
  sampleSet,
} from '../../packages/cli/src/reporters/sample-report.test.kit.js';
import { tap } from '../../packages/cli/src/reporters/tap.js';
import { hostileReport, hostileSet } from './hostile-report.js';
import { needProgram, readWith, type Reading } from './real-reader.js';

const pass = finding({ status: 'pass' });
const waived = finding({
  waiver: { reason: 'a # b', owner: 'ops', expires: null, file: 'waivers.json', line: 1 },
});

describe('TAP, read by prove', () => {
  let folder: string | undefined;
  before(function () {
    needProgram(this, 'prove', 'perl');
    folder = mkdtempSync(join(tmpdir(), 'hostlint-tap-'));
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const prove = (text: string): Reading => {
    const file = join(folder ?? '', 'report.tap');
    writeFileSync(file, text);
    return readWith('prove', ['--exec', 'cat', file], '');
  };

  it('passes where nothing stands against the host', () => {
    const { status, output } = prove(tap.format(sampleReport([pass, waived]), []));
    expect(output).to.contain('All tests successful.').and.to.contain('Files=1, Tests=2');
    expect(status).to.equal(0);
  });

  it('fails for just what failed', () => {
    const { status, output } = prove(tap.format(sampleReport(everyStanding), []));
    expect(output).to.contain('Failed tests:  1-3').and.not.to.contain('Parse errors');
    expect(status).to.equal(1);
  });

  it('is skipped where nothing was judged', () => {
    const { status, output } = prove(tap.format(sampleReport([]), []));
    expect(output).to.contain('skipped: nothing was judged');
    expect(status).to.equal(0);
  });

  it('has as many tests as findings, whatever a host writes', async () => {
    const report = await hostileReport();
    const one = prove(tap.format(report, [])).output;
    expect(one)
      .to.contain(`Tests: ${report.findings.length} `)
      .and.not.to.match(/Parse errors|Bail/);
    const many = prove(tap.formatMany?.(await hostileSet(), []) ?? '').output;
    expect(many)
      .to.contain('Failed 2/2 subtests')
      .and.not.to.match(/Parse errors|Bail/);
  });

  it('counts hosts where there are many', () => {
    const set = sampleSet(sampleReport([pass, waived]), sampleReport(everyStanding, { label: 'web-2' }));
    const { status, output } = prove(tap.formatMany?.(set, []) ?? '');
    expect(output).to.contain('Failed 1/2 subtests').and.not.to.contain('Parse errors');
    expect(status).to.equal(1);
  });
});
