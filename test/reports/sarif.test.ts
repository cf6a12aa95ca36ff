import { expect } from 'chai';
import type { Log, Result, Run } from 'sarif';
import type { Report } from '@hostlint/core';
import type { MemoryHost, MemoryNode } from '@hostlint/core/testing';
import { sampleHosts } from '../lost-answers/sample-hosts.js';
import { plainSettings, sarifProfiles, type SarifProfile } from '../../packages/cli/src/reporters/report-settings.js';
import { sarif } from '../../packages/cli/src/reporters/sarif.js';
import { judged, sampleReports, sampleRules, setOf } from './sarif-samples.js';

const textOf = (reports: readonly Report[], sarifProfile: SarifProfile): string =>
  sarif.formatMany?.(setOf(reports), sampleRules, { ...plainSettings, sarifProfile }) ?? '';
const runsOf = (reports: readonly Report[], profile: SarifProfile): readonly Run[] =>
  (JSON.parse(textOf(reports, profile)) as Log).runs;
const runOf = (report: Report, profile: SarifProfile): Run => runsOf([report], profile)[0] as Run;
const resultsOf = (runs: readonly Run[]): readonly Result[] => runs.flatMap(({ results }) => results ?? []);
const labelled = async (label: string): Promise<Report> =>
  (await sampleReports()).find(({ host }) => host.label === label) as Report;
const uriOf = ({ locations }: Result): string => locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
const printOf = ({ partialFingerprints }: Result): string => partialFingerprints?.['hostlint/v1'] ?? '';

// eslint-disable-next-line no-control-regex
const unfit = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

describe('SARIF', () => {
  let reports: readonly Report[];
  before(async () => {
    reports = await sampleReports();
  });

  for (const profile of sarifProfiles) {
    describe(`for ${profile}`, () => {
      let runs: readonly Run[];
      before(() => {
        runs = runsOf(reports, profile);
      });

      it('has a run for each host', () => {
        expect(runs).to.have.length(reports.length);
        for (const { results } of runs) expect(results).to.be.an('array');
        expect(resultsOf(runs)).not.to.have.length(0);
      });

      it('has a file and a region for every result, and a logical place beside them', () => {
        for (const { locations } of resultsOf(runs)) {
          expect(locations).to.have.length(1);
          const [location] = locations ?? [];
          expect(location?.physicalLocation?.region).to.include.keys(
            'startLine',
            'startColumn',
            'endLine',
            'endColumn',
          );
          expect(location?.physicalLocation?.region?.startLine).to.be.at.least(1);
          expect(location?.logicalLocations?.[0]?.kind).to.equal('resource');
        }
      });

      it('has relative paths that stay below the root, whatever the host says', () => {
        const { everything } = { everything: profile === 'full' };
        for (const { locations, relatedLocations = [] } of resultsOf(runs)) {
          for (const { physicalLocation } of [...(locations ?? []), ...relatedLocations]) {
            const { uri = '', uriBaseId } = physicalLocation?.artifactLocation ?? {};
            expect(uri).to.match(/^(?:[\w.~!*'()-]|%[0-9A-F]{2})+(?:\/(?:[\w.~!*'()-]|%[0-9A-F]{2})+)*$/);
            expect(uri.split('/').map(decodeURIComponent)).not.to.include.oneOf(['..', '.', '']);
            expect(new URL(uri, 'file:///root/').href).to.match(/^file:\/\/\/root\/./);
            expect(uriBaseId).to.equal(everything ? 'HOSTROOT' : undefined);
          }
        }
      });

      it('has fingerprints that are one for each result of all hosts, the same in the place that GitHub reads', () => {
        const prints = resultsOf(runs).map(printOf);
        expect(new Set(prints).size).to.equal(prints.length);
        for (const result of resultsOf(runs)) {
          expect(printOf(result)).to.match(/^[0-9a-f]{64}$/);
          expect(result.partialFingerprints?.['primaryLocationLineHash']).to.equal(printOf(result));
        }
      });

      it('points into its own rules, of which each is described', () => {
        for (const { results = [], tool } of runs) {
          const rules = tool.driver.rules ?? [];
          expect(new Set(rules.map(({ id }) => id)).size).to.equal(rules.length);
          for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).to.equal(ruleId);
          for (const { id, name, shortDescription, fullDescription, help, defaultConfiguration, properties } of rules) {
            expect(name).to.match(/^[A-Z][A-Za-z0-9]{0,254}$/);
            expect(name).not.to.equal(id);
            for (const text of [shortDescription?.text, fullDescription?.text])
              expect(text?.length).to.be.within(1, 1024);
            for (const text of [help?.text, help?.markdown]) expect(text).to.be.a('string').that.is.not.empty;
            expect(defaultConfiguration?.level).to.be.oneOf(['error', 'warning', 'note']);
            expect(properties?.tags?.length ?? 0).to.be.at.most(profile === 'gitlab' ? 10 : 20);
            const score = properties?.['security-severity'] as string | undefined;
            if (score !== undefined) expect(properties?.tags).to.include('security');
            expect(score ?? '5.0').to.match(/^(?:10\.0|[0-9]\.[0-9])$/);
          }
        }
      });

      it('has messages that end with a period and are no longer than readers bear', () => {
        for (const { message } of resultsOf(runs)) {
          expect(message.text).to.match(/[.!?]$/);
          expect(message.text?.length).to.be.at.most(profile === 'gitlab' ? 2048 : 8000);
          expect(message.text).not.to.match(/(?<!\\)\[[^[\]\\]*\]\(/);
        }
      });

      it('tells a broken rule as a notification of the run and as no result', () => {
        const run = runs.find(({ properties }) => (properties?.['host'] as { label: string }).label === 'toy/1');
        expect(run?.results?.map(({ ruleId }) => ruleId)).not.to.include('toy/broken');
        const [invocation] = run?.invocations ?? [];
        expect(invocation?.executionSuccessful).to.equal(true);
        const associated = invocation?.toolExecutionNotifications?.[0]?.associatedRule;
        expect(run?.tool.driver.rules?.[associated?.index ?? -1]?.id).to.equal('toy/broken');
      });

      it('is the same text for the same reports, well-formed, and no command to who prints it', () => {
        const text = textOf(reports, profile);
        expect(textOf(reports, profile)).to.equal(text);
        JSON.parse(text, (_, item: unknown) => {
          if (typeof item === 'string') expect(unfit.test(item), item).to.equal(false);
          return item;
        });
        expect(text).not.to.match(/^\s*::|##(?:vso)?\[/m);
      });
    });
  }

  describe('in full', () => {
    it('has a level for what failed only, and every kind', () => {
      const results = resultsOf(runsOf(reports, 'full'));
      for (const { kind, level } of results) expect(level === 'none').to.equal(kind !== 'fail');
      expect(new Set(results.map(({ kind }) => kind))).to.deep.equal(
        new Set(['open', 'pass', 'fail', 'notApplicable']),
      );
      const told = reports.flatMap(({ findings }) => findings).filter(({ broken }) => !broken);
      expect(results).to.have.length(told.length);
    });

    it('suppresses what is waived, and says of all else in the run that it is not', async () => {
      const report = await labelled('waived');
      const { results = [] } = runOf(report, 'full');
      const suppressed = results.filter(({ suppressions }) => suppressions?.length === 1);
      expect(suppressed)
        .to.have.length(report.findings.filter(({ waiver }) => waiver).length)
        .and.not.to.have.length(0);
      for (const { suppressions } of results) expect(suppressions).to.be.an('array');
      expect(suppressed[0]?.suppressions?.[0]).to.include({ kind: 'external', status: 'accepted' });
      const words = suppressed.map(({ suppressions }) => suppressions?.[0]?.justification).join(' ');
      expect(words).to.contain("The database needs it. Waived by 'db-team@example.com'.");
      expect(words).to.contain('It holds to the end of 2027-03-31.').and.to.contain('It holds for good.');
      const where = suppressed[0]?.suppressions?.[0]?.location?.physicalLocation;
      expect(where).to.deep.equal({ artifactLocation: { uri: 'waivers.yaml' }, region: { startLine: 3 } });
      for (const result of runOf(await labelled('ill'), 'full').results ?? [])
        expect(result).not.to.have.property('suppressions');
    });

    it('says of all results how they compare, or of none', async () => {
      const { results = [] } = runOf(await labelled('compared'), 'full');
      expect(new Set(results.map(({ baselineState }) => baselineState))).to.deep.equal(
        new Set(['new', 'unchanged', 'absent']),
      );
      expect(results.map(({ ruleId }) => ruleId)).to.include('gone/rule');
      for (const result of runOf(await labelled('ill'), 'full').results ?? [])
        expect(result).not.to.have.property('baselineState');
    });

    it('makes notes of what fails with a kernel that is not the one to boot', async () => {
      const { results = [] } = runOf(await labelled('kernels'), 'full');
      const others = results.filter(({ properties }) => properties?.['kernel'] !== undefined);
      expect(new Set(others.map(({ level }) => level))).to.deep.equal(new Set(['note', 'none']));
      expect(others[0]?.locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName).to.match(/^host\/kernels\/\d/);
    });
  });

  for (const profile of ['github', 'azure', 'gitlab'] as const) {
    it(`has for ${profile} what failed and counts: nothing else, and no word of waivers and baselines`, () => {
      for (const [index, { results = [] }] of runsOf(reports, profile).entries()) {
        const counting = reports[index]?.findings.filter(
          ({ status, waiver, baseline, kernel }) => status === 'fail' && !waiver && baseline !== 'absent' && !kernel,
        );
        expect(results).to.have.length(counting?.length ?? -1);
        for (const result of results) {
          expect(result.kind).to.equal('fail');
          expect(result.level).to.be.oneOf(['error', 'warning', 'note']);
          expect(result).not.to.have.any.keys('suppressions', 'baselineState', 'relatedLocations');
        }
      }
      expect(textOf(reports, profile)).not.to.contain('HOSTROOT');
    });
  }

  it('has a category of its own for each host, for all but Azure DevOps', () => {
    for (const profile of ['full', 'github', 'gitlab'] as const) {
      const ids = runsOf(reports, profile).map(({ automationDetails }) => automationDetails?.id);
      expect(new Set(ids).size).to.equal(ids.length);
      expect(ids[0]).to.equal('hostlint/all/well/');
      expect(ids[6]).to.equal('hostlint/recommended+mishap/toy-1/');
    }
    for (const run of runsOf(reports, 'azure')) expect(run).not.to.have.property('automationDetails');
  });

  it('tells hosts of one name apart', async () => {
    const ill = await labelled('ill');
    const runs = runsOf([ill, ill, { ...ill, host: { ...ill.host, label: 'ill~2' } }], 'github');
    expect(new Set(runs.map(({ automationDetails }) => automationDetails?.id)).size).to.equal(3);
    const prints = resultsOf(runs).map(printOf);
    expect(new Set(prints).size).to.equal(prints.length);
  });

  it('has no two results for GitLab that are one to it: rule, file and lines', () => {
    const results = resultsOf(runsOf(reports, 'gitlab'));
    const places = results.map(result => `${result.ruleId} ${uriOf(result)}`);
    expect(new Set(places).size).to.equal(places.length);
    for (const { locations } of results) expect(locations?.[0]?.physicalLocation?.region?.startLine).to.equal(1);
  });

  it('knows its results again after an upgrade of the kernel, and points dashboards at the same files', async () => {
    const [before, after] = ['6.1.0-37-amd64', '6.1.0-50-cloud-amd64'];
    const report = await judged(sampleHosts['ill'] as MemoryHost, 'web-1', 'all');
    const later = await judged(upgraded(sampleHosts['ill'] as MemoryHost, before, after), 'web-1', 'all');
    expect([report.host.kernel, later.host.kernel]).to.deep.equal([before, after]);
    const full = [report, later].map(one => new Set((runOf(one, 'full').results ?? []).map(printOf)));
    expect(full[1]).to.deep.equal(full[0]);
    for (const profile of ['github', 'azure', 'gitlab'] as const) {
      const [old = [], now = []] = [report, later].map(one => runOf(one, profile).results);
      expect(now.map(result => [printOf(result), uriOf(result)])).to.deep.equal(
        old.map(result => [printOf(result), uriOf(result)]),
      );
      for (const result of [...old, ...now]) expect(uriOf(result)).not.to.match(/6\.1\.0/);
    }
  });
});

/** The same host with another kernel: its name is in paths and in texts. */
function upgraded(host: MemoryHost, before: string, after: string): MemoryHost {
  const files = Object.entries(host.files ?? {}).map(([path, node]): [string, MemoryNode] => [
    path.replaceAll(before, after),
    typeof node === 'string' ? node.replaceAll(before, after) : node,
  ]);
  return { ...host, files: Object.fromEntries(files) };
}
