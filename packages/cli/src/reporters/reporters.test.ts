import { expect } from 'chai';
import { ownFormats, reporterNamed } from './reporter-named.js';
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
});
