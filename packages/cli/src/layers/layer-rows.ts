import type { Layer } from './store.js';

/** A layer in the picture of all: what is laid over another comes below it. */
export interface LayerRow {
  readonly layer: Layer;
  /** Lines that lead to it. */
  readonly guide: string;
}

/** Layers as a tree that grows from the base. A layer with one other over it stands right above that, so that long chains stay narrow. */
export function layerRows(layers: readonly Layer[]): readonly LayerRow[] {
  const known = new Set(layers.map(({ id }) => id));
  const over = new Map<string | null, Layer[]>();
  for (const layer of layers) {
    const below = layer.parent !== null && known.has(layer.parent) && layer.parent !== layer.id ? layer.parent : null;
    over.set(below, [...(over.get(below) ?? []), layer]);
  }
  const rows: LayerRow[] = [];
  // Without recursion: a store may be thousands of layers high.
  const pending = (over.get(null) ?? []).map(layer => ({ layer, guide: '', rest: '' })).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { layer, guide, rest } = next;
    rows.push({ layer, guide });
    const above = over.get(layer.id) ?? [];
    const [only] = above;
    if (above.length === 1 && only) pending.push({ layer: only, guide: rest, rest });
    else
      for (const [index, one] of [...above.entries()].reverse()) {
        const isLast = index === above.length - 1;
        pending.push({
          layer: one,
          guide: `${rest}${isLast ? '└─ ' : '├─ '}`,
          rest: `${rest}${isLast ? '   ' : '│  '}`,
        });
      }
  }
  return rows;
}
