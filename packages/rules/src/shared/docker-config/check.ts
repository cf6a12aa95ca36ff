import type { ConfigCause, ConfigFault } from './daemon-config.js';
import type { Effective } from './effective.js';

/** A check of the merged configuration: the faults that it finds. */
export type ConfigCheck = (config: Effective) => readonly ConfigFault[];

/** A fault of one or several settings that makes dockerd exit. */
export function stopping(config: Effective, cause: ConfigCause, keys: readonly string[], message: string): ConfigFault {
  const [key] = keys;
  return { cause, ...(key === undefined ? {} : { key }), message, evidence: config.evidence(...keys), stops: true };
}
