import { readFileSync } from 'node:fs';
import { schemaProblem } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import { expect } from 'chai';
import { docker, type Files, hex, overlay2, root } from '../../packages/cli/src/layers/sample-stores.test.kit.js';
import { formatLayersJson } from '../../packages/cli/src/layers/format-json.js';
import { formatLayersText } from '../../packages/cli/src/layers/format-text.js';
import { layersPage } from '../../packages/cli/src/layers/html/page.js';
import { outlookOf } from '../../packages/cli/src/layers/outlook.js';
import type { LayersReport, RootCensus } from '../../packages/cli/src/layers/report.js';
import { reportLayers } from '../../packages/cli/src/layers/report-layers.js';
import { paintOf } from '../../packages/cli/src/reporters/pretty/paint.js';
import { plainSettings } from '../../packages/cli/src/reporters/report-settings.js';
import { hostile } from '../reports/html/sample-reports.js';
import { TestBrowser } from '../reports/html/browser.js';

const tool = { name: 'hostlint', version: '1.2.3' };
const text = (report: LayersReport): string => formatLayersText(report, paintOf(plainSettings));

async function sample(files: Files): Promise<LayersReport> {
  const options = { counts: false, sizes: false, isNamed: true, signal: new AbortController().signal };
  const host = memorySource({ files });
  return reportLayers(host, 'web-1', [root], { ...options, onProgress: () => undefined });
}

/** As if it had been counted: each layer has a hundred names on ten inodes of its own. */
function withCensus(report: LayersReport, complete = true): LayersReport {
  const counts = {
    ...{ entries: 100, directories: 10, inodes: 50, newInodes: 10, newFiles: 5, newDirectories: 3 },
    ...{ apparentBytes: 1_000_000, diskBytes: 1_200_000 },
  };
  const [first] = report.roots;
  if (!first) throw new Error('no root');
  const room = { inodes: 1000, inodesFree: 105, bytes: 1e9, bytesFree: 1e8 };
  const parts = new Map(
    first.stores.flatMap(store => store.layers.map(({ directory }) => [directory, counts] as const)),
  );
  const census: RootCensus = {
    ...{ complete, way: 'getdents64', sizes: true, milliseconds: 250, total: counts, rest: counts, parts },
    losses: { vanished: 2, unread: 1, unreadPaths: ['/x'], mountPoints: 1 },
    outlook: first.stores.map(store => outlookOf(store, parts, room, complete)),
  };
  return { ...report, roots: [{ ...first, room, census }] };
}

const old = docker('overlay', {
  [`${root}/overlay/${hex('1')}/root`]: { directory: true },
  [`${root}/overlay/${hex('2')}/root`]: { directory: true },
  [`${root}/overlay/${hex('3')}-init/upper`]: { directory: true },
  [`${root}/overlay/${hex('3')}-init/lower-id`]: hex('2'),
});

const rude = (): Promise<LayersReport> =>
  sample({
    ...overlay2(),
    [`${root}/containers/${hex('c')}/config.v2.json`]: JSON.stringify({
      ...{ Name: `/${hostile}`, Driver: 'overlay2', Config: { Image: hostile }, State: {} },
    }),
    [`${root}/overlay2/${hostile.replaceAll('/', '')}/diff`]: { directory: true },
  });

describe('hostlint layers, as text', () => {
  it('shows layers from the base up, and what a container is laid over', async () => {
    expect(text(await sample(overlay2()))).to.equal(`/var/lib/docker
  Docker, driver overlay2: 1 image, 4 layers, 1 container
  /var/lib/docker/overlay2

    ${hex('1').slice(0, 12)}  1.2 kB
    ${hex('2').slice(0, 12)}  words:1  30 B
    ${hex('3').slice(0, 12)}-init  init
    ${hex('3').slice(0, 12)}  container box (running)  mounted

  Container box (running) of words:1
    merged    /var/lib/docker/overlay2/${hex('3')}/merged  (mounted)
    upperdir  /var/lib/docker/overlay2/${hex('3')}/diff
    workdir   /var/lib/docker/overlay2/${hex('3')}/work
    lowerdir  /var/lib/docker/overlay2/${hex('3')}-init/diff
              /var/lib/docker/overlay2/${hex('2')}/diff
              /var/lib/docker/overlay2/${hex('1')}/diff
`);
  });

  it('tells what was counted and what it means', async () => {
    const said = text(withCensus(await sample(old)));
    for (const words of [
      'Counted in 0.25 s, 0 thousand entries a second',
      '100 entries, 10 inodes of its own, 1.2 MB on disk',
      '895 of 1,000 inodes in use (89.5 %), 105 free',
      'about 10 more such layers fit',
      'Under overlay2 the same would take about',
      '1 directory that something is mounted on',
      '2 directories while they were counted',
      '1 directory, such as /x',
    ])
      expect(said).to.include(words);
    expect(text(withCensus(await sample(old), false))).to.include('INCOMPLETE');
  });

  it('shows no control characters of the host', async () => {
    // eslint-disable-next-line no-control-regex
    expect(text(await rude())).not.to.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('docs/layers.schema.json', () => {
  const path = new URL('../../docs/layers.schema.json', import.meta.url);
  const schema = JSON.parse(readFileSync(path, 'utf8')) as object;

  for (const [name, report] of [
    ['overlay2', () => sample(overlay2())],
    ['the old driver', () => sample(old)],
    ['both, counted', async () => withCensus(await sample({ ...old, ...overlay2() }))],
    ['a count that was ended', async () => withCensus(await sample(old), false)],
    ['a rude host', rude],
    ['nothing', () => sample({ [`${root}/tmp`]: { directory: true } })],
  ] as const) {
    it(`holds for ${name}`, async () => {
      const document = JSON.parse(formatLayersJson(await report(), tool)) as unknown;
      expect(await schemaProblem(schema, document)).to.equal(undefined);
    });
  }
});

describe('the HTML page of hostlint layers, in a browser', function () {
  this.timeout(120_000);
  const browser = new TestBrowser();
  before(function () {
    return browser.start(this);
  });
  after(() => browser.stop());

  it('shows a container as a stack: what it sees, what it writes to, what lies below', async () => {
    const page = layersPage(withCensus(await sample(overlay2())), tool);
    const opened = await browser.open(page);
    expect(opened.complaints).to.deep.equal([]);
    expect(opened.requests.filter(url => !url.startsWith('data:'))).to.have.length(1);
    const rows = opened.page.locator('.stack li');
    const roles = (await rows.allInnerTexts()).map(row => row.split(/\s/)[0]);
    expect(roles.slice(0, 3)).to.deep.equal(['merged', 'upperdir', 'lowerdir']);
    expect(await rows.count()).to.equal(5);
    const tops = await Promise.all([0, 1, 2, 3, 4].map(async index => (await rows.nth(index).boundingBox())?.y ?? 0));
    expect(tops).to.deep.equal([...tops].sort((a, b) => a - b));
    expect(await opened.page.locator('.figures').innerText()).to.include('895 of 1,000 inodes');
    // The style that the policy allows is there.
    expect(
      await rows.nth(1).evaluate('getComputedStyle(document.querySelector(".stack .upper")).borderLeftWidth'),
    ).to.equal('3px');
  });

  it('shows hostile text as text, and breaks no policy', async () => {
    const { page, complaints } = await browser.open(layersPage(await rude(), tool));
    expect(await page.evaluate('window.harmed')).to.equal(undefined);
    expect(complaints).to.deep.equal([]);
    expect(await page.locator('main img').count()).to.equal(0);
    expect(await page.locator('h3', { hasText: '</script>' }).count()).to.equal(1);
  });

  it('is not wider than a small screen', async () => {
    const { page } = await browser.open(layersPage(withCensus(await sample({ ...old, ...overlay2() })), tool), {
      viewport: { width: 360, height: 700 },
    });
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
    expect(await page.evaluate('document.documentElement.scrollWidth')).to.equal(360);
  });
});
