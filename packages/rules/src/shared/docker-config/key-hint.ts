import { keyHistory } from '../docker-options/accepted-keys.js';
import type { ConfigFault } from './daemon-config.js';

/** What may have been meant by a name that dockerd does not know: an option of another version, or a name that is near. */
export function hintOf(version: string, { key, instead }: ConfigFault): string {
  if (key === undefined) return '';
  const { removedIn, addedIn } = keyHistory(version, key);
  if (removedIn !== undefined) return `; it was removed in ${removedIn}`;
  if (addedIn !== undefined) return `; it came with ${addedIn}`;
  return instead === undefined ? '' : `; the nearest is "${instead}"`;
}
