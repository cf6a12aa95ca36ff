import { expect } from 'chai';
import fc from 'fast-check';
import { lint, resolveRuleset, type Report } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import { toyPlugin } from '../scenarios/toy-plugin.js';
import { json } from '../../packages/cli/src/reporters/json.js';
import { ndjson } from '../../packages/cli/src/reporters/ndjson.js';
import { plainSettings } from '../../packages/cli/src/reporters/report-settings.js';
import { sarif } from '../../packages/cli/src/reporters/sarif.js';
import { UsageError } from '../../packages/cli/src/usage-error.js';
import { compareFindings } from '../../packages/cli/src/baseline/compare.js';
import { readReports } from '../../packages/cli/src/baseline/read-reports.js';

const rules = toyPlugin.rules ?? [];

async function reportOf(label: string, files: Readonly<Record<string, string>>): Promise<Report> {
  const ruleset = await resolveRuleset({ plugins: [toyPlugin], presets: ['recommended'] });
  return lint(memorySource({ files }), ruleset, { label });
}

const refusal = async (text: string): Promise<string> => {
  try {
    await readReports(text, 'then.json');
    return '';
  } catch (error) {
    expect(error).to.be.instanceOf(UsageError);
    return (error as Error).message;
  }
};

describe('reports read again', () => {
  let report: Report;
  before(async () => {
    report = await reportOf('web-1', { '/etc/motd': 'go away', '/etc/guests': 'Ann\nMaximilian\n' });
  });

  for (const [form, reporter] of Object.entries({ json, ndjson, sarif })) {
    it(`are the same findings, from ${form}`, async () => {
      const [again, ...others] = await readReports(reporter.format(report, rules, plainSettings), 'then');
      expect(others).to.deep.equal([]);
      expect(again?.host).to.deep.equal(report.host);
      expect(again?.forecasts).to.deep.equal(report.forecasts);
      const { findings, untold } = compareFindings(report.findings, again?.findings ?? []);
      expect(findings.map(({ baseline }) => baseline)).to.deep.equal(['unchanged', 'unchanged', 'unchanged']);
      expect(untold).to.deep.equal([]);
      const said = (all: Report['findings']) =>
        all.map(({ rule, status, severity, subject, kernel }) => ({ rule, status, severity, subject, kernel }));
      expect(said(again?.findings ?? [])).to.deep.equal(said(report.findings));
    });
  }

  it('are of the same rules, from sarif, where the end of an id is called as the subject', async () => {
    const [first] = report.findings;
    if (!first) throw new Error('nothing was found');
    const alike = { ...first, rule: 'network/iptables', subject: 'iptables' };
    const scored = { ...first, rule: 'security/cve', subject: 'CVE-2', securitySeverity: 7.8 };
    const text = sarif.format({ ...report, findings: [alike, scored] }, rules, plainSettings);
    const [again] = await readReports(text, 'then');
    expect(again?.findings.map(({ rule, subject }) => [rule, subject])).to.deep.equal([
      ['network/iptables', 'iptables'],
      ['security/cve', 'CVE-2'],
    ]);
  });

  it('may be of many hosts', async () => {
    const other = await reportOf('web-2', {});
    const { schemaVersion, tool } = report;
    const set = JSON.stringify({ schemaVersion, tool, reports: [report, other], exitCode: 1 });
    const lines = `${JSON.stringify(report)}\n${JSON.stringify(other)}\n`;
    for (const text of [set, lines]) {
      expect((await readReports(text, 'then')).map(({ host }) => host.label)).to.deep.equal(['web-1', 'web-2']);
    }
  });

  it('say nothing of what had gone by then', async () => {
    const gone = { ...report, findings: report.findings.map(one => ({ ...one, baseline: 'absent' })) };
    expect((await readReports(JSON.stringify(gone), 'then'))[0]?.findings).to.deep.equal([]);
  });

  it('hold nothing that a terminal would obey', async () => {
    const [first] = report.findings;
    const hostile = { ...report, findings: [{ ...first, message: 'x\u001b[2Jy', rule: 'a\u009b' }] };
    const [again] = await readReports(JSON.stringify(hostile), 'then');
    expect(again?.findings[0]).to.include({ message: 'x\ufffd[2Jy', rule: 'a\ufffd' });
  });

  const wrong: readonly (readonly [what: string, text: () => string, message: string])[] = [
    ['no JSON', () => 'x', 'it is not JSON'],
    ['a list', () => '[]', 'it is not a JSON object'],
    ['another object', () => '{}', "must have required property 'schemaVersion'"],
    ['a report to come', () => '{"schemaVersion": 2}', 'its schema version is 2, and this hostlint reads 1'],
    ['a snapshot', () => '{"hostlintSnapshot": 1}', 'it is a snapshot'],
    [
      'a wrong status',
      () => JSON.stringify(report).replace('"fail"', '"failed"'),
      '"findings.0.status" must be one of "pass"',
    ],
    [
      'SARIF for GitHub',
      () => sarif.format(report, rules, { ...plainSettings, sarifProfile: 'github' }),
      'profile full',
    ],
    [
      'SARIF of another tool',
      () => '{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": []}]}',
      'profile full',
    ],
    [
      'reports that are none',
      () => '{"schemaVersion": 1, "reports": [{}, {}]}',
      '"reports.0" must have required property',
    ],
  ];
  for (const [what, text, message] of wrong) {
    it(`are refused where they are ${what}`, async () => {
      expect(await refusal(text()))
        .to.contain('"then.json" is no report of hostlint: ')
        .and.to.contain(message);
    });
  }

  it('are refused or read, whatever is changed in them', async () => {
    const texts = [json, sarif].map(reporter => JSON.parse(reporter.format(report, rules, plainSettings)) as object);
    const junk = fc.constantFrom<unknown>(null, 0, -1, '', 'x', [], {}, [null], true, { length: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.array(fc.nat(30), { maxLength: 8 }),
        junk,
        async (given, path, value) => {
          const document = structuredClone(given) as Record<string, unknown>;
          let at = document;
          for (const [depth, step] of path.entries()) {
            const keys = Object.keys(at);
            const key = keys[step % Math.max(1, keys.length)];
            if (key === undefined) break;
            const next = at[key];
            if (depth === path.length - 1 || typeof next !== 'object' || next === null) {
              at[key] = value;
              break;
            }
            at = next as Record<string, unknown>;
          }
          await refusal(JSON.stringify(document));
        },
      ),
      { numRuns: 150 },
    );
  });
});
