import type { LayersReport, RootCensus, RootReport } from './report.js';
import type { Counts } from '../sources/census/tally.js';
import type { Store } from './store.js';

/** What programs get; docs/layers.schema.json describes it. */
export function formatLayersJson(
  report: LayersReport,
  tool: { readonly name: string; readonly version: string },
): string {
  const document = { schemaVersion: 1, tool, host: report.host, roots: report.roots.map(rootJson) };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const rootJson = ({ path, room, stores, census }: RootReport): object => ({
  path,
  room,
  stores: stores.map(store => storeJson(store, census)),
  census: census && {
    complete: census.complete,
    way: census.way,
    milliseconds: census.milliseconds,
    total: countsJson(census.total, census),
    besideLayers: census.rest && countsJson(census.rest, census),
    leftOut: {
      vanished: census.losses.vanished,
      unread: census.losses.unread,
      unreadPaths: census.losses.unreadPaths,
      mountPoints: census.losses.mountPoints,
    },
  },
});

function storeJson(store: Store, census: RootCensus | null): object {
  const outlook = census?.outlook.find(one => one.store === store);
  return {
    ...store,
    layers: store.layers.map(layer => ({
      ...layer,
      mountedAt: layer.mountedAt ?? null,
      mounted: layer.mountedAt === undefined ? null : layer.mountedAt !== null,
      counts: countsOf(census, layer.directory),
    })),
    problems: store.problems.map(problem => ({ ...problem, counts: countsOf(census, problem.path) })),
    outlook: outlook
      ? {
          inodesPerLayer: outlook.inodesPerLayer,
          layersThatFit: outlook.layersThatFit,
          overlay2: outlook.overlay2 && { inodesNow: outlook.overlay2.now, inodesThen: outlook.overlay2.then },
        }
      : null,
  };
}

function countsOf(census: RootCensus | null, directory: string): object | null {
  const counts = census?.parts.get(directory);
  return census && counts ? countsJson(counts, census) : null;
}

const countsJson = (counts: Counts, { sizes }: RootCensus): object => ({
  entries: counts.entries,
  directories: counts.directories,
  inodes: counts.inodes,
  newInodes: counts.newInodes,
  apparentBytes: sizes ? counts.apparentBytes : null,
  diskBytes: sizes ? counts.diskBytes : null,
});
