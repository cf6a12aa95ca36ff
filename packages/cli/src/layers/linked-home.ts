import type { StoreReader } from './store-reader.js';

/** A directory of overlay2, or of podman's overlay. */
export interface HomeLayer {
  readonly id: string;
  readonly directory: string;
  readonly content: string;
  /** The trees below, uppermost first; those whose link is broken are left out. */
  readonly lower: readonly string[];
  /** Whether something in it keeps it from being mounted. */
  readonly isBroken: boolean;
}

/** What is beside layers there: links, what podman is about to make or remove, and what every ext4 has. */
const notLayers = new Set(['l', 'staging', 'tempdirs', 'lost+found']);

/**
 * ID/diff holds a layer's tree, ID/link its short name, and ID/lower the short names of the layers below: l/NAME is a symlink to the tree.
 * Source: moby v20.10.24 daemon/graphdriver/overlay2/overlay.go create, getLower, Get; containers/storage drivers/overlay/overlay.go.
 */
export async function readLinkedHome(reader: StoreReader, home: string): Promise<ReadonlyMap<string, HomeLayer>> {
  const ids = (await reader.directories(home)).filter(name => !notLayers.has(name) && !name.startsWith('.'));
  const used = new Set<string>();
  const links = await readLinks(reader, home);
  const layers = new Map<string, HomeLayer>();
  for (const id of ids) layers.set(id, await readLayer(reader, home, id, links, used));
  for (const [name, target] of links) {
    if (target !== null || used.has(name)) continue;
    const text = 'The link leads to no directory, and no layer needs it: it was left behind and does no harm.';
    reader.problem('broken-link', `${home}/l/${name}`, text);
  }
  return layers;
}

/** By name: where each link leads, `null` for nowhere. */
async function readLinks(reader: StoreReader, home: string): Promise<ReadonlyMap<string, string | null>> {
  const links = new Map<string, string | null>();
  for (const name of await reader.names(`${home}/l`))
    links.set(name, (await reader.realpath(`${home}/l/${name}`)) ?? null);
  return links;
}

async function readLayer(
  reader: StoreReader,
  home: string,
  id: string,
  links: ReadonlyMap<string, string | null>,
  used: Set<string>,
): Promise<HomeLayer> {
  const directory = `${home}/${id}`;
  const content = `${directory}/diff`;
  let isBroken = false;
  const broken = (kind: 'broken-link' | 'missing-lower' | 'missing-layer', path: string, text: string): void => {
    isBroken = true;
    reader.problem(kind, path, text);
  };
  if (!(await reader.isDirectory(content)))
    broken('missing-layer', content, 'The layer has no tree: what it held is lost. Pull or build its image anew.');
  const link = await reader.text(`${directory}/link`);
  if (!link) {
    broken('broken-link', `${directory}/link`, 'The layer lacks its short name, so that no layer can be laid over it.');
  } else if (!links.get(link)) {
    const mend = `ln -sfn ../${id}/diff ${home}/l/${link}`;
    const text = `The short name of layer ${id.slice(0, 12)} leads nowhere: what is laid over it cannot be mounted. \`${mend}\` mends it.`;
    broken('broken-link', `${home}/l/${link}`, text);
    used.add(link);
  }
  const lower: string[] = [];
  for (const entry of ((await reader.text(`${directory}/lower`)) ?? '').split(':').filter(Boolean)) {
    const name = /^l\/([^/]+)$/.exec(entry)?.[1];
    if (name === undefined) {
      lower.push(entry.startsWith('/') ? entry : `${home}/${entry}`);
      continue;
    }
    used.add(name);
    const target = links.get(name);
    if (target) lower.push(target);
    else {
      const what = target === null ? 'leads nowhere' : 'is not there';
      const text = `Layer ${id.slice(0, 12)} lies over ${home}/l/${name}, which ${what}: it cannot be mounted.`;
      broken('missing-lower', `${directory}/lower`, text);
    }
  }
  return { id, directory, content, lower, isBroken };
}
