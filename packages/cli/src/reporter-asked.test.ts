import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Environment } from './environment.js';
import { reporterAsked } from './reporter-asked.js';
import { reporters } from './reporters/reporters.js';

describe('the reporter that a run asked for', () => {
  let folder: string;
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const askedIn = async (workingDirectory: string, words: readonly string[]): Promise<string | undefined> =>
    (await reporterAsked(words, { workingDirectory, user: undefined } as Environment))?.summary;
  const asked = (...words: readonly string[]): Promise<string | undefined> => askedIn(folder, words);
  const nagios = reporters.nagios.summary;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hostlint-asked-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is found on a command line that means nothing otherwise', async () => {
    expect(await asked('--nonesuch', '--format', 'nagios')).to.equal(nagios);
    expect(await asked('--format=json', '--format=nagios')).to.equal(nagios);
    expect(await asked('--', '--format=nagios')).to.equal(undefined);
    expect(await asked('--format', 'nonesuch')).to.equal(undefined);
    expect(await asked('--format')).to.equal(undefined);
    expect(await asked()).to.equal(undefined);
  });

  it('is found in the configuration, whatever else is wrong with it', async () => {
    write('hostlint.config.json', '{ "rule": 1, "options": { "format": "nagios", "failOn": "perhaps" } }');
    mkdirSync(join(folder, 'below'));
    expect(await asked('--nonesuch')).to.equal(nagios);
    expect(await askedIn(join(folder, 'below'), ['check', '/nowhere'])).to.equal(nagios);
    expect(await asked('--format', 'json')).to.equal(reporters.json.summary);
    expect(await asked('--no-config')).to.equal(undefined);
    expect(await asked('plan', '/nowhere')).to.equal(undefined);
    write('other.json', '[{ "options": { "format": "tap" } }, null, {}, { "options": { "format": "nagios" } }]');
    expect(await asked('--no-config', '--config', 'other.json')).to.equal(undefined);
    write('hostlint.config.json', '{}');
    expect(await asked('--config', 'other.json')).to.equal(nagios);
    expect(await asked('--config=other.json')).to.equal(nagios);
  });

  it('is found in one that is a module', async () => {
    write('package.json', '{ "type": "module" }');
    write('hostlint.config.js', 'export default { options: { format: "nagios" } };');
    expect(await asked()).to.equal(nagios);
  });

  it('is not known where the configuration cannot be read, or says something else', async () => {
    for (const text of ['{', '[]', 'null', '7', '{ "options": { "format": 7 } }', '{ "options": null }']) {
      write('hostlint.config.json', text);
      expect(await asked(), text).to.equal(undefined);
    }
    expect(await asked('--config', 'none.json')).to.equal(undefined);
    expect(await asked('--config')).to.equal(undefined);
  });
});
