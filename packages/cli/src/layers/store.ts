export type StoreEngine = 'docker' | 'containerd' | 'podman';

/**
 * `image`: read-only, part of images. `init`: what Docker puts between an image and a container. `container`: what a container writes to.
 * `view`: an image made readable for a while. `build-cache`: kept to build faster.
 */
export type LayerKind = 'image' | 'init' | 'container' | 'view' | 'build-cache';

/** A layer of a store: a directory tree that overlay lays over others. */
export interface Layer {
  /** The name of its directory. */
  readonly id: string;
  readonly kind: LayerKind;
  /** What the engine's database calls it: a chain id, a snapshot. */
  readonly key: string | null;
  /** The layer below. */
  readonly parent: string | null;
  /** All that belongs to it. */
  readonly directory: string;
  /** The tree itself; overlay's upperdir where it is written to. `null` where this driver keeps none that we know. */
  readonly content: string | null;
  /** Trees that it is laid over, uppermost first, as the store would mount them. */
  readonly lower: readonly string[];
  readonly work: string | null;
  readonly merged: string | null;
  /** Where it is mounted now; `null` not at all; `undefined` where nobody can tell. */
  readonly mountedAt: string | null | undefined;
  /** What the store's own records say that it takes. */
  readonly notedBytes: number | null;
}

export interface Image {
  readonly id: string;
  readonly names: readonly string[];
  /** The uppermost layer; `null` where the store has none for it. */
  readonly top: string | null;
  readonly layerCount: number;
}

export interface Container {
  readonly id: string;
  readonly name: string | null;
  readonly image: string | null;
  readonly layer: string | null;
  readonly running: boolean | null;
}

export type ProblemKind =
  | 'broken-link'
  | 'missing-lower'
  | 'missing-layer'
  | 'disagreement'
  | 'leftover'
  | 'unreadable'
  | 'several-drivers'
  | 'elsewhere';

/** Something in a store that is not as it should be, or that needs a word. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly path: string;
  /** What it is and what it means, in a sentence. */
  readonly text: string;
}

/** The layers that one driver of one engine keeps. */
export interface Store {
  readonly engine: StoreEngine;
  /** As the engine calls it. */
  readonly driver: string;
  readonly root: string;
  /** Where the driver keeps its layers. */
  readonly home: string;
  /** How layers are laid over one another: by overlay mounts, by hard links in whole trees (and overlay for containers), or not that we know. */
  readonly sharing: 'overlay' | 'hard-links' | 'none' | 'unknown';
  readonly images: readonly Image[];
  readonly layers: readonly Layer[];
  readonly containers: readonly Container[];
  readonly problems: readonly Problem[];
}
