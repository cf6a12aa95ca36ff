/** What `hostlint layers --format json` writes, as far as tests look at it. */
export interface LayersDocument {
  readonly schemaVersion: 1;
  readonly roots: readonly {
    readonly path: string;
    readonly stores: readonly StoreDocument[];
    readonly census: { readonly complete: boolean; readonly way: string; readonly total: CountsDocument } | null;
  }[];
}

export interface CountsDocument {
  readonly entries: number;
  readonly directories: number;
  readonly inodes: number;
  readonly newInodes: number;
  readonly apparentBytes: number | null;
  readonly diskBytes: number | null;
}

export interface StoreDocument {
  readonly engine: string;
  readonly driver: string;
  readonly images: readonly { readonly id: string; readonly names: readonly string[]; readonly top: string | null }[];
  readonly containers: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly layer: string | null;
    readonly running: boolean | null;
  }[];
  readonly layers: readonly {
    readonly id: string;
    readonly key: string | null;
    readonly kind: string;
    readonly parent: string | null;
    readonly directory: string;
    readonly content: string | null;
    readonly lower: readonly string[];
    readonly work: string | null;
    readonly merged: string | null;
    readonly mounted: boolean | null;
    readonly mountedAt: string | null;
    readonly counts: CountsDocument | null;
  }[];
  readonly problems: readonly { readonly kind: string; readonly path: string }[];
  readonly outlook: {
    readonly inodesPerLayer: number | null;
    readonly overlay2: { readonly inodesNow: number; readonly inodesThen: number } | null;
  } | null;
}
