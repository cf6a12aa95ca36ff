import axe from 'axe-core';
import { expect } from 'chai';
import { html } from '../../../packages/cli/src/reporters/html.js';
import { TestBrowser } from './browser.js';
import { everything, fleet, report, rules } from './sample-reports.js';

const pages = {
  'one host': html.format(report('web-1', everything), rules),
  'one host that is well': html.format(
    report(
      'web-1',
      everything.filter(({ status }) => status === 'pass'),
    ),
    rules,
  ),
  'many hosts': html.formatMany?.(fleet, rules) ?? '',
};

describe('the HTML report, for everybody', function () {
  this.timeout(120_000);
  const browser = new TestBrowser();
  before(function () {
    return browser.start(this);
  });
  after(() => browser.stop());

  for (const [title, text] of Object.entries(pages)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 360]) {
        it(`has no violation that axe knows: ${title}, ${colorScheme}, ${width} wide`, async () => {
          const { page } = await browser.open(text, { colorScheme, viewport: { width, height: 900 } });
          // What is folded is looked at, too.
          await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
          await page.evaluate(axe.source);
          const found = (await page.evaluate(
            "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
          )) as axe.AxeResults;
          const said = found.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`));
          expect(said).to.deep.equal([]);
        });
      }
    }
  }
});
