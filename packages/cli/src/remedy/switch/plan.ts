import type { EngineForecast } from '@hostlint/core';
import type { ServiceOrders } from '../changes.js';
import type { JsonEdit } from '../edit-json.js';
import type { ListedContainers, StoredImage } from '../docker-api.js';
import type { Room, StoreSize } from './room.js';

/** A switch that was found to be possible, with all that it takes. */
export interface SwitchPlan {
  readonly target: string;
  /** The driver of now; `null`: none, since it never started or does not start. */
  readonly from: string | null;
  readonly version: string;
  /** The data-root as the daemon works in it. */
  readonly store: string;
  /** Names in it that are neither copied nor put back: no driver writes to them. */
  readonly carried: readonly string[];
  readonly size: StoreSize;
  readonly room: Room;
  readonly configFile: string;
  readonly content: Uint8Array;
  readonly edits: readonly JsonEdit[];
  readonly dropped: readonly string[];
  readonly service: ServiceOrders;
  readonly runs: boolean;
  readonly containers: ListedContainers;
  readonly socket: string;
  /** What `docker info` will say. */
  readonly expected: EngineForecast;
  /** What looks at the configuration before it is used; `null`: this dockerd cannot. The file is appended. */
  readonly validate: readonly [string, ...string[]] | null;
  /** The images of now; `null` where they cannot be listed. */
  readonly images: readonly StoredImage[] | null;
  readonly keepImages: boolean;
}

/** What came of looking. */
export type Verdict =
  | { readonly kind: 'possible'; readonly plan: SwitchPlan }
  | { readonly kind: 'nothing-to-do'; readonly why: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };
