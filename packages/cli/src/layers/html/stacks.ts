import { type Content, markup, type Markup } from '../../reporters/html/markup.js';
import { countsWords } from '../census-lines.js';
import type { RootCensus } from '../report.js';
import type { Container, Image, Layer, Store } from '../store.js';
import { containerName, imageName, inBytes, layerTitle, mountWords, shortId } from '../words.js';

/** Beyond this a page of stacks is read by nobody; the tree has all layers. */
const mostStacks = 500;

/** The picture of a store: each container as a stack of what it sees, what it writes to and what lies below; then images without one. */
export function stacks(store: Store, census: RootCensus | null): Markup {
  const used = new Set(store.containers.map(({ layer }) => baseImage(store, layer)));
  const images = store.images.filter(({ top }) => top !== null && !used.has(top));
  const all = [
    ...store.containers.map(container => containerStack(container, store, census)),
    ...images.map(image => imageStack(image, store, census)),
  ];
  const left = all.length - mostStacks;
  return markup`<div class="stacks">${all.slice(0, mostStacks)}</div>
    ${left > 0 && markup`<p class="about">${left} more are not drawn.</p>`}`;
}

/** The uppermost layer of the image below a container's own. */
function baseImage(store: Store, layer: string | null): string | null {
  let at = layer;
  for (let depth = 0; at !== null && depth <= store.layers.length; depth++) {
    const found = store.layers.find(({ id }) => id === at);
    if (!found || found.kind === 'image') return found?.id ?? null;
    at = found.parent;
  }
  return null;
}

function containerStack(container: Container, store: Store, census: RootCensus | null): Markup {
  const own = store.layers.find(({ id }) => id === container.layer);
  const heading = `Container ${containerName(container)}${container.image === null ? '' : ` of ${container.image}`}`;
  if (!own) return stack(heading, [markup`<li class="gone">It has no layer here.</li>`]);
  const place = own.mountedAt ?? own.merged;
  const rows = [
    markup`<li class="merged"><span class="role">merged</span> ${mountWords(own)}
      <code class="path">${place ?? 'where its engine mounts it'}</code></li>`,
    row('upper', 'upperdir', own, store, census),
    ...own.lower.map((path, index) => {
      const layer = store.layers.find(({ content }) => content === path);
      const role = index === 0 ? 'lowerdir' : '';
      return layer
        ? row(layer.kind === 'init' ? 'init' : '', role, layer, store, census)
        : markup`<li class="gone"><span class="role">${role}</span> no layer of this store <code class="path">${path}</code></li>`;
    }),
  ];
  return stack(heading, rows);
}

function imageStack(image: Image, store: Store, census: RootCensus | null): Markup {
  const rows: Markup[] = [];
  let at = image.top;
  for (let depth = 0; at !== null && depth <= store.layers.length; depth++) {
    const layer = store.layers.find(({ id }) => id === at);
    if (!layer) break;
    rows.push(row('', depth === 0 ? 'lowerdir' : '', layer, store, census));
    at = layer.parent;
  }
  return stack(`Image ${imageName(image.names, image.id)}`, rows);
}

const stack = (heading: string, rows: Content): Markup =>
  markup`<section class="stack"><h3>${heading}</h3><ol>${rows}</ol></section>`;

function row(look: string, role: string, layer: Layer, store: Store, census: RootCensus | null): Markup {
  const counts = census?.parts.get(layer.directory);
  const size = layer.notedBytes === null ? '' : inBytes(layer.notedBytes);
  const title = look === 'upper' ? '' : layerTitle(layer, store);
  return markup`<li class="${look}"><span class="role">${role}</span> <code>${shortId(layer.id)}</code>
    ${title !== '' && markup` ${title}`} <span class="count">${census && counts ? countsWords(counts, census) : size}</span>
    <code class="path">${layer.content ?? layer.directory}</code></li>`;
}
