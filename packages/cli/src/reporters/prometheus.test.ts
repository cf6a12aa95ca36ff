import { expect } from 'chai';
import type { Report } from '@hostlint/core';
import { prometheus } from './prometheus.js';
import { everyStanding, finding, sampleReport, sampleSet } from './sample-report.test.kit.js';

const sample = /^[a-z_]+\{[a-z_]+="(?:[^"\\\n]|\\[\\"n])*"(?:,[a-z_]+="(?:[^"\\\n]|\\[\\"n])*")*\} -?\d+$/;

/** Reads strictly: every line, each family in one piece with its head, no sample twice. */
function read(text: string): readonly string[] {
  const samples: string[] = [];
  const families: string[] = [];
  expect(text.endsWith('\n')).to.equal(true);
  for (const line of text.trimEnd().split('\n')) {
    const [, kind, name] = /^# (HELP|TYPE) (\S+) .+$/.exec(line) ?? [];
    if (kind === 'HELP') {
      expect(families).not.to.include(name);
      families.push(name ?? '');
      continue;
    }
    if (kind === 'TYPE') {
      expect(line).to.equal(`# TYPE ${families.at(-1)} gauge`);
      continue;
    }
    expect(line).to.match(sample);
    expect(line.startsWith(`${families.at(-1)}{`), line).to.equal(true);
    samples.push(line);
  }
  const series = samples.map(line => line.replace(/ -?\d+$/, ''));
  expect(new Set(series).size).to.equal(series.length);
  return samples;
}

const of = (...findings: Report['findings']): readonly string[] => read(prometheus.format(sampleReport(findings), []));

describe('reporter prometheus', () => {
  it('counts findings by severity and outcome, of the kernel that counts', () => {
    const counts = of(...everyStanding).filter(line => line.startsWith('hostlint_findings') && !line.endsWith(' 0'));
    expect(counts).to.deep.equal([
      'hostlint_findings{host="web-1",severity="error",status="pass"} 1',
      'hostlint_findings{host="web-1",severity="error",status="fail"} 1',
      'hostlint_findings{host="web-1",severity="error",status="unknown"} 2',
      'hostlint_findings{host="web-1",severity="error",status="waived"} 1',
      'hostlint_findings{host="web-1",severity="error",status="not-applicable"} 1',
      'hostlint_findings{host="web-1",severity="warning",status="fail"} 1',
      'hostlint_findings{host="web-1",severity="warning",status="unknown"} 1',
    ]);
  });

  it('says what each rule says', () => {
    expect(of(...everyStanding).filter(line => line.startsWith('hostlint_rule_status'))).to.deep.equal([
      'hostlint_rule_status{host="web-1",rule="filesystem/d-type",subject="/var/lib/docker",severity="error"} 1',
      'hostlint_rule_status{host="web-1",rule="kernel/broken",severity="error"} 2',
      'hostlint_rule_status{host="web-1",rule="kernel/module",severity="error"} 2',
      'hostlint_rule_status{host="web-1",rule="kernel/known",severity="error"} 3',
      'hostlint_rule_status{host="web-1",rule="network/forwarding",severity="warning"} 1',
      'hostlint_rule_status{host="web-1",rule="network/open",severity="warning"} 2',
      'hostlint_rule_status{host="web-1",rule="podman/absent",severity="error"} 4',
      'hostlint_rule_status{host="web-1",rule="cgroup/version",severity="error"} 0',
    ]);
  });

  it('is down where a rule broke', () => {
    expect(of(finding())).to.include('hostlint_up{host="web-1"} 1');
    expect(of(...everyStanding)).to.include('hostlint_up{host="web-1"} 0');
  });

  it('takes the gravest of several findings of one rule and subject', () => {
    const lines = of(finding({ status: 'pass' }), finding({ severity: 'warning' }), finding({ status: 'unknown' }));
    expect(lines.filter(line => line.startsWith('hostlint_rule_status'))).to.deep.equal([
      'hostlint_rule_status{host="web-1",rule="kernel/overlay",severity="warning"} 1',
    ]);
  });

  it('says whether engines start, where that can be told', () => {
    const said = { installed: true, refusals: [], storageDriver: null, backingFilesystem: null } as const;
    const more = { supportsDType: null, nativeOverlayDiff: null, usingMetacopy: null } as const;
    const forecasts = [
      { engine: 'docker', version: '28.5.2', starts: false, ...said, ...more },
      { engine: 'podman', version: null, starts: null, ...said, ...more },
    ];
    const lines = read(prometheus.format({ ...sampleReport([]), forecasts }, []));
    expect(lines.filter(line => line.startsWith('hostlint_engine'))).to.deep.equal([
      'hostlint_engine_starts{host="web-1",engine="docker",version="28.5.2"} 0',
    ]);
  });

  it('escapes labels, and keeps them on their line', () => {
    const lines = of(finding({ subject: 'a"b\\c\nd} 1' }));
    expect(lines.at(-1)).to.equal(
      'hostlint_rule_status{host="web-1",rule="kernel/overlay",subject="a\\"b\\\\c d} 1",severity="error"} 1',
    );
  });

  it('holds many hosts in each family, and tells those of one name apart', () => {
    const reports = [sampleReport([finding()]), sampleReport([finding()]), sampleReport([], { label: 'web-2' })];
    const lines = read(prometheus.formatMany?.(sampleSet(...reports), []) ?? '');
    expect(lines.filter(line => line.startsWith('hostlint_exit_code'))).to.deep.equal([
      'hostlint_exit_code{host="web-1"} 1',
      'hostlint_exit_code{host="web-1 (2)"} 1',
      'hostlint_exit_code{host="web-2"} 0',
    ]);
  });
});
