import { expect } from 'chai';
import type { Report, ReportSet } from '@hostlint/core';
import { plainSettings, type SettledReporter } from '../../packages/cli/src/reporters/report-settings.js';
import { reporters } from '../../packages/cli/src/reporters/reporters.js';
import { hostileReport, hostileRules, hostileSet } from './hostile-report.js';

const all: Readonly<Record<string, SettledReporter>> = reporters;

/** Forms in which a tag is text. A form that is not named here is held to be one that pages show. */
const tagsAreText = ['pretty', 'json', 'ndjson', 'sarif', 'tap', 'github', 'prometheus'];
/** Forms for files alone, which no log of a run shows. */
const neverInLogs = ['sarif', 'html'];

// What steers, hides, turns the direction of reading, or breaks lines in some readers.
const invisible =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/u;

describe('what a host writes is text', () => {
  let report: Report;
  let set: ReportSet;
  before(async () => {
    report = await hostileReport();
    set = await hostileSet();
  });

  for (const [name, reporter] of Object.entries(all)) {
    const texts = (): readonly (readonly [what: string, text: string])[] =>
      [plainSettings, { ...plainSettings, verbose: true }, { ...plainSettings, quiet: true }].flatMap(settings => [
        ['one host', reporter.format(report, hostileRules, settings)] as const,
        ...(reporter.formatMany ? [['many hosts', reporter.formatMany(set, hostileRules, settings)] as const] : []),
      ]);
    const lines = (text: string): readonly string[] => text.split('\n').map(line => line.trimStart());

    describe(`in ${name}`, () => {
      it('that nothing steers, hides or turns', () => {
        for (const [what, text] of texts()) {
          expect(text.length, what).to.be.greaterThan(0);
          expect(invisible.exec(text)?.[0].charCodeAt(0).toString(16), what).to.equal(undefined);
          expect(/\p{Surrogate}/u.test(text), what).to.equal(false);
        }
      });

      it('that starts no command of GitHub', () => {
        // The form that is made of such commands starts each with words of its own.
        const own =
          /^::(error|warning|notice) title=(hostlint%3A |(undecided%3A |broken%3A )?hostile\/)[^:,]*::[^\r]*$/;
        for (const [what, text] of texts()) {
          const commands = lines(text).filter(line => line.startsWith('::'));
          const foreign = commands.filter(line => name !== 'github' || !own.test(line));
          expect(foreign.slice(0, 3), what).to.deep.equal([]);
        }
      });

      if (!neverInLogs.includes(name)) {
        it('that is no command of Azure Pipelines or TeamCity', () => {
          for (const [what, text] of texts()) expect(/.{9}##\w*\[.{9}/.exec(text)?.[0], what).to.equal(undefined);
        });
      }

      if (!tagsAreText.includes(name)) {
        it('that has no tag and ends none', () => {
          for (const [what, text] of texts()) {
            for (const tag of ['<script>alert', '<img src', ']]>', '</pre></code>'])
              expect(text.includes(tag), `${what}: ${tag}`).to.equal(false);
          }
        });
      }
    });
  }

  it('in json, ndjson and sarif, and gives back what the report holds', () => {
    expect(JSON.parse(all.json?.format(report, hostileRules) ?? '')).to.deep.equal(JSON.parse(JSON.stringify(report)));
    expect(JSON.parse(all.json?.formatMany?.(set, hostileRules) ?? '')).to.deep.equal(JSON.parse(JSON.stringify(set)));
    const many = all.ndjson?.formatMany?.(set, hostileRules).trimEnd().split('\n') ?? [];
    expect(many.map(line => JSON.parse(line) as unknown)).to.deep.equal(JSON.parse(JSON.stringify(set.reports)));
    expect(() => JSON.parse(all.sarif?.format(report, hostileRules) ?? '') as unknown).not.to.throw();
  });

  it('in nagios, where one mark alone starts figures', () => {
    expect(all.nagios?.format(report, hostileRules).match(/\|/g)).to.have.length(1);
    expect(Buffer.byteLength(all.nagios?.format(report, hostileRules) ?? '')).to.be.lessThan(4097);
  });
});
