import { htmlFrame } from '../../reporters/html/frame.js';
import { markup, type Markup } from '../../reporters/html/markup.js';
import { style } from '../../reporters/html/page-assets.js';
import { censusRows, countsWords, outlookSentences } from '../census-lines.js';
import { layerRows } from '../layer-rows.js';
import type { LayersReport, RootCensus, RootReport } from '../report.js';
import type { Store } from '../store.js';
import { counted, engineName, layerTitle, shortId, storeTally } from '../words.js';
import { stacks } from './stacks.js';
import { pictureStyle } from './style.js';

/** One page, complete in itself and without a script: what each root holds, how its layers lie, what they take. */
export function layersPage(
  { host, roots }: LayersReport,
  tool: { readonly name: string; readonly version: string },
): string {
  const stores = roots.flatMap(root => root.stores);
  const said =
    stores.length === 0
      ? 'No engine has stored anything here.'
      : `${counted(stores.length, 'store')} in ${counted(roots.length, 'storage root')}, as on the disk; no engine was asked.`;
  return htmlFrame({
    tool,
    title: `Layers of ${host}.`,
    styles: [style, pictureStyle],
    main: markup`<header class="overview"><h1 class="verdict">Layers of ${host}</h1>
<p class="about">${said}</p></header>
${roots.map(rootSection)}`,
    footer: markup`<p>A container sees one tree: of each file the uppermost that is there. What it writes goes to upperdir; lowerdirs are never changed.</p>`,
  });
}

function rootSection(root: RootReport): Markup {
  const { census } = root;
  return markup`
    <section class="store"><h2><code>${root.path}</code></h2>
    ${root.stores.length === 0 && markup`<p class="about">There is no layer of Docker, containerd or podman in it.</p>`}
    ${census && figures(root, census)}
    ${root.stores.map(store => storeSection(store, census))}
    </section>`;
}

function figures(root: RootReport, census: RootCensus): Markup {
  const rows = censusRows(root, census).map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`);
  const sentences = census.outlook.flatMap(outlookSentences);
  return markup`
    ${!census.complete && markup`<p><span class="mark doubt">Incomplete</span> The count was ended before it was done: there is more.</p>`}
    <dl class="figures">${rows}</dl>
    ${sentences.map(sentence => markup`<p class="outlook">${sentence}</p>`)}`;
}

function storeSection(store: Store, census: RootCensus | null): Markup {
  const lines = layerRows(store.layers).map(({ layer, guide }) => {
    const counts = census?.parts.get(layer.directory);
    const words = [shortId(layer.id), layerTitle(layer, store), census && counts ? countsWords(counts, census) : ''];
    return guide + words.filter(word => word !== '').join('  ');
  });
  const remarks = store.problems.map(({ path, text }) => markup`<li><code>${path}</code> ${text}</li>`);
  return markup`
    <section class="store"><h2>${engineName(store.engine)}, driver ${store.driver} <span class="count">${storeTally(store)}</span></h2>
    <p class="about"><code>${store.home}</code></p>
    ${remarks.length > 0 && markup`<ul class="remarks">${remarks}</ul>`}
    ${stacks(store, census)}
    ${lines.length > 0 && markup`<details class="rest"><summary>All layers, from the base up</summary><div class="scroll"><pre class="tree" tabindex="0">${lines.join('\n')}</pre></div></details>`}
    </section>`;
}
