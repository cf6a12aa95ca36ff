import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { html } from '../../../packages/cli/src/reporters/html.js';
import { TestBrowser } from './browser.js';
import { everything, fleet, hostile, report, rules } from './sample-reports.js';

const one = html.format(report('web-1', everything), rules);
const many = html.formatMany?.(fleet, rules) ?? '';

/** The messages and lines that are shown. */
const shown = (page: Page) => page.locator('[data-kind]:visible');
const search = (page: Page) => page.getByRole('searchbox');
const told = (page: Page) => page.locator('output').textContent();
const fragment = (page: Page): string => new URL(page.url()).hash;

describe('the HTML report, in a browser', function () {
  this.timeout(120_000);
  const browser = new TestBrowser();
  before(function () {
    return browser.start(this);
  });
  after(() => browser.stop());

  for (const [title, text] of [
    ['one host', one],
    ['many hosts', many],
  ] as const) {
    it(`asks for nothing, breaks no policy and complains of nothing: ${title}`, async () => {
      const { page, requests, complaints } = await browser.open(text);
      await search(page).fill('d_type');
      await page.getByRole('button', { name: /colours/ }).click();
      await page.getByRole('button', { name: 'Copy the commands' }).first().click();
      await page.waitForTimeout(200);
      expect(complaints).to.deep.equal([]);
      expect(requests.filter(url => !url.startsWith('data:'))).to.have.length(1);
    });

    it(`is not wider than a small screen: ${title}`, async () => {
      const { page } = await browser.open(text, { viewport: { width: 360, height: 700 } });
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
      expect(await page.evaluate('document.documentElement.scrollWidth')).to.equal(360);
    });

    it(`can be read without its script: ${title}`, async () => {
      const { page } = await browser.open(text, { javaScriptEnabled: false });
      await page.getByText('xfs on /var/lib/docker was made without d_type.').first().waitFor();
      expect(await page.getByRole('search').count()).to.equal(0);
      expect(await page.getByRole('button', { name: /Copy|colours/ }).count()).to.equal(0);
      await page.locator('summary', { hasText: 'Passed' }).click();
      expect(await page.locator('.rest .lines li:visible').count()).to.be.above(0);
    });
  }

  it('shows hostile text as text', async () => {
    const { page } = await browser.open(one);
    expect(await page.evaluate('window.harmed')).to.equal(undefined);
    expect(await page.locator('[data-kind]', { hasText: '</script><script>window.harmed' }).count()).to.equal(1);
    expect(await page.locator('.block img').count()).to.equal(0);
    expect(hostile).to.include('<img');
  });

  it('searches all that is written, and says how many it shows', async () => {
    const { page } = await browser.open(one);
    expect(await told(page)).to.equal(`${everything.length} findings`);
    await search(page).fill('config_B OFF');
    expect(await shown(page).allInnerTexts()).to.have.length(1);
    expect(await told(page)).to.equal(`1 of ${everything.length} findings shown`);
    await search(page).fill('mkfs.xfs docker');
    expect(await shown(page).count()).to.equal(1);
    await search(page).fill('no such word');
    expect(await page.getByText('No finding is like that.').isVisible()).to.equal(true);
  });

  it('opens what is folded where the search finds it', async () => {
    const { page } = await browser.open(one);
    expect(await page.getByText('CONFIG_D').isVisible()).to.equal(false);
    await search(page).fill('config_d');
    expect(await page.getByText('CONFIG_D').isVisible()).to.equal(true);
    await page.keyboard.press('Escape');
    expect(await page.getByText('CONFIG_D').isVisible()).to.equal(false);
  });

  it('filters by status, severity, area and baseline', async () => {
    const { page } = await browser.open(one);
    const kinds = async () =>
      new Set(await Promise.all((await shown(page).all()).map(one => one.getAttribute('data-kind'))));
    await page.getByRole('checkbox', { name: 'Waived' }).check();
    await page.getByRole('checkbox', { name: 'Undecided' }).check();
    expect(await kinds()).to.deep.equal(new Set(['waived', 'unknown']));
    await page.getByRole('checkbox', { name: 'Warning' }).check();
    expect(await shown(page).count()).to.equal(1);
    await page.getByRole('button', { name: /Clear/ }).click();
    await page.getByRole('combobox', { name: 'Area' }).selectOption('kernel');
    expect(await page.locator('article:visible').count()).to.equal(1);
    await page.getByRole('combobox', { name: 'Area' }).selectOption('');
    await page.getByRole('combobox', { name: 'Baseline' }).selectOption('new');
    expect(await shown(page).count()).to.equal(1);
  });

  it('has keys: / to search, Escape to clear, and every control on the way', async () => {
    const { page } = await browser.open(one);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).to.equal('Skip to the findings');
    await page.keyboard.press('/');
    expect(await page.locator(':focus').getAttribute('type')).to.equal('search');
    await page.keyboard.type('a/b');
    expect(await search(page).inputValue()).to.equal('a/b');
    await page.keyboard.press('Escape');
    expect(await search(page).inputValue()).to.equal('');
    expect(await told(page)).to.equal(`${everything.length} findings`);
    await page.keyboard.press('Tab');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).to.equal('solid');
  });

  it('keeps what is shown in the address, over a reload', async () => {
    const { page } = await browser.open(one);
    await search(page).fill('is off');
    await page.getByRole('checkbox', { name: 'Failed' }).check();
    expect(fragment(page)).to.equal('#?q=is+off&status=fail');
    await page.reload();
    expect(await search(page).inputValue()).to.equal('is off');
    expect(await page.getByRole('checkbox', { name: 'Failed' }).isChecked()).to.equal(true);
    expect(await shown(page).count()).to.equal(3);
    await page.getByRole('link', { name: 'kernel/config' }).first().click();
    expect(fragment(page)).to.equal('#web-1/kernel/config?q=is+off&status=fail');
    await page.reload();
    expect(await page.locator('.here').getAttribute('id')).to.equal('web-1/kernel/config');
  });

  it('leads to one rule of one host', async () => {
    const { page } = await browser.open(many, { fragment: '#web-2/kernel/config' });
    expect(await page.getByRole('combobox', { name: 'Host' }).inputValue()).to.equal('web-2');
    expect(await page.locator('.here').getAttribute('id')).to.equal('kernel/config');
    expect(await page.locator('.here').boundingBox())
      .to.have.property('y')
      .that.is.within(0, 900);
    expect(await page.locator('.hosts tbody tr:visible').count()).to.equal(1);
    await page.reload();
    expect(await page.locator('.here').getAttribute('id')).to.equal('kernel/config');
  });

  it('shows one of many hosts, whose name is no word, by its link', async () => {
    const { page } = await browser.open(many);
    await page.getByRole('link', { name: 'lost/host ?', exact: true }).first().click();
    expect(fragment(page)).to.equal('#lost%2Fhost%20%3F');
    expect(await page.getByText('CONFIG_C is off.').isVisible()).to.equal(true);
    await page.getByRole('combobox', { name: 'Host' }).selectOption('web-3');
    expect(await page.getByText('CONFIG_C is off.').isVisible()).to.equal(false);
    expect(await page.locator('.matrix').isVisible()).to.equal(false);
    await page.keyboard.press('Escape');
    expect(await page.locator('.matrix').isVisible()).to.equal(true);
  });

  it('goes from a cell of the table to its finding, and lists the hosts of a group', async () => {
    const { page } = await browser.open(many);
    await page.locator('.matrix tbody tr', { hasText: 'web-2' }).locator('td.w').first().click();
    expect(fragment(page)).to.equal('#web-2/kernel/config');
    await page.keyboard.press('Escape');
    const button = page.locator('.matrix').getByRole('button', { name: 'and 2 more: the same' }).first();
    await button.press('Enter');
    expect(await page.locator(':popover-open a').allTextContents()).to.have.length(3);
    await page.keyboard.press('Escape');
    expect(await page.locator(':popover-open').count()).to.equal(0);
  });

  it('copies commands as they are, from a file', async () => {
    const { page } = await browser.open(one, { permissions: ['clipboard-read', 'clipboard-write'] });
    const button = page.locator('[id="web-1/filesystem/d-type"]').getByRole('button', { name: 'Copy the commands' });
    await button.click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).to.equal(
      "mkfs.xfs -n ftype=1 /dev/NEW\nprintf 'a\\nb' > /etc/x\n",
    );
  });

  it('selects the commands where pages have no clipboard', async () => {
    const { page } = await browser.open(one);
    await page.evaluate(
      "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false",
    );
    await page.getByRole('button', { name: 'Copy the commands' }).first().click();
    await page.getByText('Selected: copy it').waitFor();
    expect(await page.evaluate('String(getSelection())')).to.include('mkfs.xfs -n ftype=1 /dev/NEW\nprintf');
  });

  it('is printed whole and without what paper cannot do', async () => {
    const { page } = await browser.open(one);
    await page.emulateMedia({ media: 'print' });
    for (const text of ['CONFIG_D', 'Nothing is stored here.', 'a manual, section 7', 'RangeError: apart'])
      expect(await page.getByText(text).first().isVisible(), text).to.equal(true);
    expect(await page.getByRole('search').isVisible()).to.equal(false);
    expect(await page.getByRole('button').count()).to.equal(0);
    expect((await page.pdf()).byteLength).to.be.above(1000);
  });

  it('is light or dark as the system has it, or as chosen, also when it comes back', async () => {
    const { page } = await browser.open(one, { colorScheme: 'dark' });
    const ground = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const dark = await ground();
    await page.getByRole('button', { name: 'Light colours' }).click();
    const light = await ground();
    expect(light).not.to.equal(dark);
    await page.reload();
    expect(await ground()).to.equal(light);
  });

  it('moves nothing by itself for who wants no motion', async () => {
    const scroll = async (reducedMotion: 'reduce' | 'no-preference') => {
      const { page } = await browser.open(one, { reducedMotion });
      return page.evaluate('getComputedStyle(document.documentElement).scrollBehavior');
    };
    expect(await scroll('reduce')).to.equal('auto');
    expect(await scroll('no-preference')).to.equal('smooth');
  });
});
