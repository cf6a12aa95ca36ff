import { cleanText } from '@hostlint/core';
import { hang } from '../reporters/pretty/layout.js';
import type { Paint } from '../reporters/pretty/paint.js';
import { censusLines, countsWords } from './census-lines.js';
import { layerRows } from './layer-rows.js';
import type { LayersReport, RootReport } from './report.js';
import type { Container, Layer, Store } from './store.js';
import * as words from './words.js';

/** Lowerdirs that are shown of a container without --verbose. */
const fewLowers = 4;

export function formatLayersText({ roots }: LayersReport, paint: Paint): string {
  if (roots.length === 0) return 'There is no storage root here: no engine has stored anything.\n';
  return `${roots.map(root => rootLines(root, paint).join('\n')).join('\n\n')}\n`;
}

function rootLines(root: RootReport, paint: Paint): readonly string[] {
  const { chalk } = paint;
  const title = chalk.bold(clean(root.path));
  const none = '  There is no layer of Docker, containerd or podman in it.';
  return [
    title,
    ...(root.stores.length === 0 ? [none] : []),
    ...root.stores.flatMap((store, index) => [...(index > 0 ? [''] : []), ...storeLines(store, root, paint)]),
    ...(root.census ? ['', ...censusLines(root, root.census, paint)] : []),
  ];
}

function storeLines(store: Store, root: RootReport, paint: Paint): readonly string[] {
  const { chalk } = paint;
  const name = `${words.engineName(store.engine)}, driver ${clean(store.driver)}`;
  const lines = [`  ${chalk.bold(name)}: ${words.storeTally(store)}`, chalk.dim(`  ${clean(store.home)}`), ''];
  const explained = {
    'hard-links':
      'Each layer of an image is a whole tree, which shares files with the layer below by hard links; each directory of each layer takes an inode.',
    overlay: '',
    none: 'Each layer is a whole copy: nothing is shared.',
    unknown: 'What this driver keeps its layers in is not looked into.',
  }[store.sharing];
  if (explained !== '') lines.push(hang('  ', explained, paint.width), '');
  for (const { layer, guide } of layerRows(store.layers)) lines.push(layerLine(layer, guide, store, root, paint));
  if (store.layers.length === 0) lines.push('    No layers.');
  for (const container of store.containers) lines.push('', ...containerLines(container, store, paint));
  const without = store.images.filter(({ top }) => top === null);
  if (without.length > 0) {
    const names = without.map(({ names, id }) => words.imageName(names, id)).join('; ');
    lines.push('', hang('  Images without a layer here: ', names, paint.width));
  }
  if (store.problems.length > 0) lines.push('', `  ${words.counted(store.problems.length, 'remark')}:`);
  for (const { kind, path, text } of store.problems) {
    const mark =
      kind === 'leftover' || kind === 'several-drivers' || kind === 'elsewhere' ? chalk.blue('•') : chalk.red('✖');
    lines.push(`  ${mark} ${clean(path)}`, hang('      ', clean(text), paint.width));
  }
  return lines;
}

function layerLine(layer: Layer, guide: string, store: Store, { census }: RootReport, { chalk }: Paint): string {
  const title = words.layerTitle(layer, store);
  const counts = census?.parts.get(layer.directory);
  const size = layer.notedBytes === null ? '' : words.inBytes(layer.notedBytes);
  const parts = [
    `${chalk.dim(guide)}${words.shortId(layer.id)}`,
    title === '' ? '' : chalk.cyan(title),
    layer.mountedAt ? chalk.green('mounted') : '',
    chalk.dim(census && counts ? countsWords(counts, census) : size),
  ];
  return `    ${parts.filter(part => part !== '').join('  ')}`;
}

function containerLines(container: Container, store: Store, paint: Paint): readonly string[] {
  const { chalk, verbose } = paint;
  const image = container.image === null ? '' : ` of ${clean(container.image)}`;
  const lines = [`  Container ${chalk.bold(words.containerName(container))}${image}`];
  const layer = store.layers.find(({ id }) => id === container.layer);
  if (!layer) return [...lines, '    It has no layer here.'];
  const row = (name: string, value: string | null): void => {
    if (value !== null) lines.push(`    ${name.padEnd(9)} ${value}`);
  };
  const place = layer.mountedAt ?? layer.merged;
  const merged = place === null ? words.mountWords(layer) : `${clean(place)}  (${words.mountWords(layer)})`;
  row('merged', merged);
  row('upperdir', layer.content && clean(layer.content));
  row('workdir', layer.work && clean(layer.work));
  const shown = verbose || layer.lower.length <= fewLowers + 1 ? layer.lower : layer.lower.slice(0, fewLowers);
  for (const [index, lower] of shown.entries()) row(index === 0 ? 'lowerdir' : '', clean(lower));
  const hidden = layer.lower.length - shown.length;
  if (hidden > 0) row('', `and ${hidden} more; --verbose shows them`);
  return lines;
}

const clean = (text: string): string => cleanText(text, 4096);
