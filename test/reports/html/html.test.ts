import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Finding } from '@hostlint/core';
import { html } from '../../../packages/cli/src/reporters/html.js';
import { everything, finding, fleet, hostile, report, reportSet, rules } from './sample-reports.js';

const one = (findings: readonly Finding[] = everything, label = 'web-1'): string =>
  html.format(report(label, findings), rules);
const many = (set = fleet): string => html.formatMany?.(set, rules) ?? '';

/** What stands between tags of a kind, and the page without that. */
const within = (page: string, tag: string): string =>
  new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)?.[1] ?? expect.fail(`no ${tag}`);
const marksOnly = (page: string): string =>
  page.replace(/<(style|script)>[^]*?<\/\1>/g, '').replace(/<meta http-equiv[^>]*>/, '');

describe('the HTML report, as text', () => {
  it('has the same bytes for the same reports', () => {
    expect(one()).to.equal(one());
    expect(many()).to.equal(many());
  });

  it('lets in its own style and script, and nothing else', () => {
    const page = one();
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
    expect(policy?.split('; ')).to.deep.equal([
      "default-src 'none'",
      `style-src 'sha256-${hash(within(page, 'style'))}'`,
      `script-src 'sha256-${hash(within(page, 'script'))}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  for (const [title, page] of [
    ['one host', one()],
    ['many hosts', many()],
  ] as const) {
    it(`asks for nothing from elsewhere and has no style or script in its tags: ${title}`, () => {
      const text = marksOnly(page);
      expect(text).not.to.match(/<[^>]*\s(style|on[a-z]+)\s*=/);
      expect(text.match(/\s(?:src|href|action|srcset|poster|data)="(?!#|data:image\/svg)[^"]*"/g)).to.equal(null);
      expect(page).not.to.match(/@import|url\((?!data:)/);
    });

    it(`has each id once, and every link leads to one: ${title}`, () => {
      const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).to.equal(ids.length);
      for (const [, target] of page.matchAll(/\s(?:href="#|popovertarget="|aria-labelledby=")([^"]+)"/g))
        expect(ids).to.include(target);
    });
  }

  it('shows hostile text as text', () => {
    const page = one(everything, hostile);
    expect(marksOnly(page)).not.to.match(/<img|<script>|\u202e|\p{Surrogate}/u);
    expect(page).not.to.include('\u001b');
    expect(page).to.include('&lt;/script&gt;&lt;script&gt;');
    expect(page).to.include('⟨U+202E⟩gnp.exe␛[31m\ufffd&amp;lt;');
    expect(page.split('</script>')).to.have.length(3);
  });

  it('names hosts apart that have one label, and one whose label is no word', () => {
    const set = reportSet([report('a b/c?', []), report('a b/c?', []), report('', [])]);
    const ids = [...many(set).matchAll(/<tr id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).to.deep.equal(['-', 'a%20b%2Fc%3F', 'a%20b%2Fc%3F~2']);
  });

  it('says what many hosts have in common once', () => {
    const page = many();
    expect(page).to.include('4 of 10 hosts are not ready.');
    expect(page.match(/xfs on \/var\/lib\/docker was made without d_type\./g)).to.have.length(2);
    expect(page).to.match(/and 2 more: the same/);
  });

  it('is a page also where nothing was judged', () => {
    expect(one([])).to.include('<h1');
    expect(many(reportSet([]))).to.include('Nothing was judged: there is no host.');
  });

  it('stays of use for five hundred hosts and more than two hundred rules', function () {
    this.timeout(60_000);
    const ids = Array.from({ length: 218 }, (_, index) => `area-${index % 9}/rule-${index}`);
    const reports = Array.from({ length: 500 }, (_, host) => {
      // Half of what fails is measured on the host, and so in other words on each.
      const findings = ids.map((id, index) => {
        const fails = (host * 31 + index * 17) % 100 < 8;
        const message = fails ? `${index % 2 === 0 ? host * 1000 : 'No'} bytes are left.` : 'It holds.';
        return finding(id, {
          status: fails ? 'fail' : 'pass',
          message,
          fix: fails ? { summary: 'Mend.', commands: ['mend'] } : null,
        });
      });
      return report(`host-${host}.example.org`, findings);
    });
    const start = performance.now();
    const page = many(reportSet(reports));
    expect(Buffer.byteLength(page)).to.be.below(8_000_000);
    expect(performance.now() - start).to.be.below(20_000);
  });
});
