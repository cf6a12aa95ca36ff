import { expect } from 'chai';
import type { Log } from 'sarif';
import { lint, resolveRuleset, type Report } from '@hostlint/core';
import { cannotTell, memorySource } from '@hostlint/core/testing';
import { toyPlugin } from '../scenarios/toy-plugin.js';
import { plainSettings, type SarifProfile } from '../../packages/cli/src/reporters/report-settings.js';
import { sarif } from '../../packages/cli/src/reporters/sarif.js';

const rules = toyPlugin.rules ?? [];

async function runOf(profile: SarifProfile, label = 'web-1') {
  const files = { '/etc/motd': cannotTell('denied'), '/etc/guests': 'Ann\nMaximilian\nBartholomew\n' };
  const ruleset = await resolveRuleset({ plugins: [toyPlugin], presets: ['recommended', 'mishap'] });
  const report: Report = await lint(memorySource({ files }), ruleset, { label });
  const log = JSON.parse(sarif.format(report, rules, { ...plainSettings, sarifProfile: profile })) as Log;
  const [run] = log.runs;
  if (!run) throw new Error('no run');
  return { run, results: run.results ?? [], report };
}

describe('SARIF', () => {
  it('has a location with a region and a logical place for every result, in both profiles', async () => {
    for (const profile of ['full', 'github'] as const) {
      const { results } = await runOf(profile);
      expect(results).not.to.have.length(0);
      for (const { locations } of results) {
        expect(locations?.[0]?.physicalLocation?.artifactLocation?.uri).to.match(/^[^/]/);
        expect(locations?.[0]?.physicalLocation?.region).to.include.keys(
          'startLine',
          'startColumn',
          'endLine',
          'endColumn',
        );
        expect(locations?.[0]?.logicalLocations?.[0]?.kind).to.equal('resource');
      }
    }
  });

  it('has no level but for what failed, and every kind, in full', async () => {
    const { results } = await runOf('full');
    for (const { kind, level } of results) expect(level === 'none').to.equal(kind !== 'fail');
    expect(new Set(results.map(({ kind }) => kind))).to.deep.equal(new Set(['open', 'pass', 'fail']));
  });

  it('has fails only and no base for paths, for GitHub', async () => {
    const { run, results, report } = await runOf('github');
    expect(results.every(({ kind }) => kind === 'fail')).to.equal(true);
    expect(JSON.stringify(run)).not.to.contain('HOSTROOT');
    expect(run.properties?.counts).to.deep.equal(report.counts);
  });

  it('has fingerprints that are one for each result, and change with the host only', async () => {
    const first = (await runOf('full')).results.map(({ partialFingerprints }) => partialFingerprints);
    const again = (await runOf('full')).results.map(({ partialFingerprints }) => partialFingerprints);
    const other = (await runOf('full', 'web-2')).results.map(({ partialFingerprints }) => partialFingerprints);
    expect(again).to.deep.equal(first);
    const values = [...first, ...other].map(prints => prints?.['hostlint/v1']);
    expect(new Set(values).size).to.equal(values.length);
    for (const prints of first) expect(prints?.primaryLocationLineHash).to.equal(prints?.['hostlint/v1']);
  });

  it('points into its own rules', async () => {
    const { run, results } = await runOf('full');
    for (const { ruleId, ruleIndex } of results) expect(run.tool.driver.rules?.[ruleIndex ?? -1]?.id).to.equal(ruleId);
    for (const rule of run.tool.driver.rules ?? []) {
      expect(rule.name).to.match(/^[A-Z][A-Za-z0-9]+$/);
      expect([
        rule.shortDescription?.text,
        rule.fullDescription?.text,
        rule.help?.text,
        rule.help?.markdown,
      ]).not.to.include('');
    }
  });

  it('tells a broken rule as a notification of the run', async () => {
    const { run, results } = await runOf('full');
    expect(results.map(({ ruleId }) => ruleId)).not.to.include('toy/broken');
    const [invocation] = run.invocations ?? [];
    expect(invocation?.executionSuccessful).to.equal(true);
    expect(invocation?.toolExecutionNotifications?.[0]?.associatedRule?.id).to.equal('toy/broken');
  });

  it('has a category of its own for each host', async () => {
    expect((await runOf('full', 'rack/7')).run.automationDetails?.id).to.equal('hostlint/recommended+mishap/rack-7/');
  });
});
