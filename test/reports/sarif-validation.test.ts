import { createRequire } from 'node:module';
import { expect } from 'chai';
import { plainSettings, sarifProfiles, type SarifProfile } from '../../packages/cli/src/reporters/report-settings.js';
import { sarif } from '../../packages/cli/src/reporters/sarif.js';
import { needMultitool, sarifSchema, validate } from './multitool.js';
import { sampleReports, sampleRules, setOf } from './sarif-samples.js';

const pipeline = {
  TF_BUILD: 'True',
  SYSTEM_COLLECTIONURI: 'https://dev.azure.com/contoso/',
  SYSTEM_TEAMPROJECTID: '11111111-1111-1111-1111-111111111111',
  BUILD_DEFINITIONID: '42',
  BUILD_DEFINITIONNAME: 'Nightly',
  BUILD_BUILDID: '98765',
  SYSTEM_PHASEID: '22222222-2222-2222-2222-222222222222',
  SYSTEM_PHASENAME: 'Check',
  BUILD_SOURCEBRANCH: 'refs/heads/main',
};

const logOf = async (sarifProfile: SarifProfile, variables = {}): Promise<string> =>
  sarif.formatMany?.(setOf(await sampleReports()), sampleRules, { ...plainSettings, sarifProfile, variables }) ?? '';

const ruleKinds = { full: 'Sarif;Gh', github: 'Sarif;Gh', gitlab: 'Sarif;Gh', azure: 'Sarif;GHAzDO' } as const;

describe('SARIF of twelve hosts', function () {
  this.timeout(120_000);
  before(function () {
    needMultitool(this);
  });

  for (const profile of sarifProfiles) {
    it(`keeps the schema of SARIF 2.1.0, for ${profile}`, async () => {
      const check = schemaCheck();
      expect(check(JSON.parse(await logOf(profile, pipeline))), JSON.stringify(check.errors?.slice(0, 3))).to.equal(
        true,
      );
    });

    it(`has no error to the rules ${ruleKinds[profile]} of the Multitool, for ${profile}`, async () => {
      const found = await validate(await logOf(profile, pipeline), ruleKinds[profile]);
      expect(found.filter(({ level }) => level === 'error')).to.deep.equal([]);
      // The tool has no home page yet, and an address that leads nowhere would be worse.
      expect(new Set(found.map(({ rule }) => rule))).to.deep.equal(new Set(['SARIF2005']));
    });
  }

  it('lacks for Azure DevOps but the pipeline when it is made outside of one: the task that publishes it names it', async () => {
    const found = await validate(await logOf('azure'), 'Sarif;GHAzDO');
    const errors = found.filter(({ level }) => level === 'error').map(({ rule }) => rule);
    expect(new Set(errors)).to.deep.equal(new Set(['GHAzDO1014']));
  });

  it('is looked at by a Multitool that finds errors where there are some', async () => {
    const log = JSON.parse(await logOf('github')) as { runs: { results: { locations: unknown[] }[] }[] };
    for (const result of log.runs[0]?.results.slice(0, 1) ?? []) result.locations = [];
    const found = await validate(JSON.stringify(log), 'Sarif;Gh');
    expect(found.filter(({ level }) => level === 'error').map(({ rule }) => rule)).to.include('GH1017');
  });
});

type AjvOf = new (options: object) => {
  addFormat(name: string, format: RegExp): void;
  compile(schema: object): { (value: unknown): boolean; readonly errors?: readonly object[] | null };
};

/** The engine's own Ajv; the one at the root is that of ESLint, and older. */
function schemaCheck() {
  const require = createRequire(new URL('../../packages/core/package.json', import.meta.url));
  const { Ajv2020 } = require('ajv/dist/2020.js') as { readonly Ajv2020: AjvOf };
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  ajv.addFormat('uri', /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]*$/i);
  ajv.addFormat('uri-reference', /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-F]{2})*$/);
  ajv.addFormat('uuid', /^[0-9a-f-]{36}$/i);
  ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T/);
  return ajv.compile(sarifSchema());
}
