import { expect } from 'chai';
import { markdown } from '../../packages/cli/src/reporters/markdown.js';
import { everyStanding, sampleReport } from '../../packages/cli/src/reporters/sample-report.test.kit.js';
import { hostileReport, hostileSet } from './hostile-report.js';
import { needProgram, readWith } from './real-reader.js';

describe("Markdown, read by GitHub's cmark", () => {
  before(function () {
    needProgram(this, 'cmark-gfm', 'cmark-gfm');
  });

  /** All that GitHub switches on, and HTML as it stands. */
  const rendered = (text: string): string => {
    const extensions = ['table', 'autolink', 'strikethrough', 'tagfilter'].flatMap(name => ['--extension', name]);
    const { status, output } = readWith('cmark-gfm', ['--unsafe', ...extensions], text);
    expect(status).to.equal(0);
    return output;
  };
  const count = (html: string, part: RegExp): number => html.match(part)?.length ?? 0;
  const tagsOf = (html: string): readonly string[] =>
    [...new Set([...html.matchAll(/<\/?([a-z0-9!-]+)/gi)].map(([, tag = '']) => tag))].sort();

  it('is headings, tables and fixes folded away', () => {
    const html = rendered(markdown.format(sampleReport(everyStanding), []));
    expect(count(html, /<h1>/g)).to.equal(1);
    expect(count(html, /<details>/g)).to.equal(1);
    expect(html).to.contain('<pre>\nmkfs.xfs -n ftype=1 /dev/NEW\n</pre>');
    expect(html).to.contain(
      '<td><code>filesystem/d-type (/var/lib/docker)</code></td>\n<td>The file system has no d_type.</td>',
    );
  });

  it('has a row for each finding and no markup of the host', async () => {
    const report = await hostileReport();
    for (const text of [markdown.format(report, []), markdown.formatMany?.(await hostileSet(), []) ?? '']) {
      const own = [
        'br',
        'code',
        'details',
        'h1',
        'h2',
        'h3',
        'li',
        'p',
        'pre',
        'strong',
        'summary',
        'table',
        'tbody',
        'td',
        'th',
        'thead',
        'tr',
        'ul',
      ];
      expect(tagsOf(rendered(text)).filter(tag => !own.includes(tag))).to.deep.equal([]);
    }
    const html = rendered(markdown.format(report, []));
    const told = report.findings.filter(({ status }) => status === 'fail' || status === 'unknown').length;
    const heads = count(html, /<thead>/g);
    expect(count(html, /<tr>/g)).to.equal(told + heads + report.forecasts.length);
    expect(count(html, /<details>/g)).to.equal(count(html, /<\/details>/g));
    // GitHub mentions nobody within these.
    expect(html.replace(/<pre>.*?<\/pre>/gs, '')).not.to.match(/@\w/);
  });
});
