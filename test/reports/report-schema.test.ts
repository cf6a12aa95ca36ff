import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import rules from '@hostlint/rules';
import {
  defaultExitPolicy,
  lint,
  resolveRuleset,
  schemaProblem,
  type Plugin,
  type Report,
  type ReportSet,
} from '@hostlint/core';
import { cannotTell, memorySource, type MemoryHost } from '@hostlint/core/testing';
import { unreadableReport } from '../../packages/cli/src/many/unreadable.js';
import { json } from '../../packages/cli/src/reporters/json.js';
import {
  everyStanding,
  finding,
  sampleLimits,
  sampleReport,
  sampleSet,
} from '../../packages/cli/src/reporters/sample-report.test.kit.js';
import { toyPlugin } from '../scenarios/toy-plugin.js';
import { sampleReports, setOf } from './sarif-samples.js';

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../packages/core/schema/${name}`, import.meta.url), 'utf8')) as object;
const schema = schemaOf('report.schema.json');
const setSchema = schemaOf('report-set.schema.json');

const hosts: Readonly<Record<string, MemoryHost>> = {
  'an empty host': {},
  'a host where nothing may be read': { files: { '/etc': cannotTell('denied'), '/proc': cannotTell('denied') } },
  'a rude host': { files: { '/etc/motd': 'go away', '/etc/guests': 'Ann\nMaximilian\n' } },
};

const judged: readonly (readonly [name: string, plugin: Plugin, presets: readonly string[]])[] = [
  ['a toy', toyPlugin, ['recommended', 'mishap']],
  ['the real rules', rules, ['all']],
];

describe('report.schema.json', () => {
  for (const [what, plugin, presets] of judged) {
    for (const [name, host] of Object.entries(hosts)) {
      it(`holds for the report of ${what} on ${name}`, async () => {
        const report = await lint(memorySource(host), await resolveRuleset({ plugins: [plugin], presets }));
        expect(await schemaProblem(schema, JSON.parse(JSON.stringify(report)))).to.equal(undefined);
      });
    }
  }
});

/** The last is of a plugin that cleans nothing, and has lines below 1. */
const reportsOfOurs = async (): Promise<readonly Report[]> => (await sampleReports()).slice(0, -1);

describe('report-set.schema.json', () => {
  const waiver = { reason: 'known', owner: 'ops', expires: null, file: 'waivers.yaml', line: 1 };
  const setsOf = async (): Promise<Readonly<Record<string, ReportSet>>> => ({
    'no host': sampleSet(),
    'hosts of every kind': setOf(await reportsOfOurs()),
    'hosts that see little': sampleSet(sampleReport([], { limits: sampleLimits }), sampleReport(everyStanding)),
    'a host that cannot be read': sampleSet(unreadableReport('web-1', new Error('no'), ['docker'], defaultExitPolicy)),
    'a waiver that covers nothing': {
      ...sampleSet(sampleReport([finding({ waiver })])),
      staleWaivers: [{ ...waiver, waives: 'kernel/overlay#x' }],
    },
  });

  it('holds for what format json writes of many hosts', async () => {
    for (const [what, set] of Object.entries(await setsOf())) {
      const written = JSON.parse(json.formatMany?.(set, []) ?? '') as unknown;
      expect(await schemaProblem(setSchema, written), what).to.equal(undefined);
    }
  });
  it('is that of each report as well', async () => {
    for (const report of await reportsOfOurs()) {
      const written = JSON.parse(json.format(report, [])) as object;
      expect(await schemaProblem(schema, written), report.host.label).to.equal(undefined);
      const spoilt = { ...JSON.parse(json.formatMany?.(setOf([]), []) ?? ''), reports: [{ ...written, more: 1 }] };
      expect(await schemaProblem(setSchema, spoilt))
        .to.contain('reports.0')
        .and.to.contain('more');
    }
  });
  it('is told from that of one host', async () => {
    const one = JSON.parse(json.format(sampleReport([]), [])) as object;
    expect(await schemaProblem(setSchema, one)).not.to.equal(undefined);
    expect(await schemaProblem(schema, JSON.parse(json.formatMany?.(sampleSet(), []) ?? ''))).not.to.equal(undefined);
  });
});
