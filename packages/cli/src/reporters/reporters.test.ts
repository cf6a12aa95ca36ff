import { expect } from 'chai';
import { ownFormats, ownReporterAsked, reporterNamed } from './reporter-named.js';
import { reporters } from './reporters.js';

describe('the reporters', () => {
  it('are the same to programs and to --format', async () => {
    expect(ownFormats).to.deep.equal(Object.keys(reporters));
    for (const [name, reporter] of Object.entries(reporters))
      expect((await reporterNamed(name, new Map())).summary).to.equal(reporter.summary);
  });

  it('say what they are for', () => {
    for (const { summary } of Object.values(reporters)) expect(summary).to.match(/^[A-Z].*\.$/);
  });

  it('are found on a command line that means nothing otherwise', async () => {
    const asked = async (...words: readonly string[]): Promise<string | undefined> =>
      (await ownReporterAsked(words))?.summary;
    expect(await asked('--nonesuch', '--format', 'nagios')).to.equal(reporters.nagios.summary);
    expect(await asked('--format=json', '--format=nagios')).to.equal(reporters.nagios.summary);
    expect(await asked('--', '--format=nagios')).to.equal(undefined);
    expect(await asked('--format', 'nonesuch')).to.equal(undefined);
    expect(await asked('--format')).to.equal(undefined);
    expect(await asked()).to.equal(undefined);
  });
});
