import type { Cure, Evidence } from '@hostlint/core';
import type { TomlPlace } from '../go-toml/node.js';
import { evidenceOf } from '../go-toml/node.js';

/** Why containerd exits over its configuration, or does something else than that says. One rule says each of them. */
export type ContainerdConfigCause =
  | 'unit'
  | 'arguments'
  | 'config-file'
  | 'syntax'
  | 'type'
  | 'version'
  | 'plugin-name'
  | 'value'
  | 'tls'
  | 'listener'
  | 'unknown-key';

export interface ContainerdConfigFault {
  readonly cause: ContainerdConfigCause;
  /** The setting, as a path in the file. */
  readonly key?: string;
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** Whether containerd exits because of it. */
  readonly stops: boolean;
  /** What to write instead. */
  readonly instead?: string;
}

/** A cause that could not be judged. */
export interface UndecidedConfigCause {
  readonly cause: ContainerdConfigCause;
  readonly why: string;
  readonly cure?: Cure;
}

/** Ends the reading of the configuration, as the error would end containerd. */
export class ConfigStop extends Error {
  readonly fault: ContainerdConfigFault;

  constructor(fault: ContainerdConfigFault) {
    super(fault.message);
    this.fault = fault;
  }
}

export function stopAt(
  cause: ContainerdConfigCause,
  message: string,
  place: TomlPlace | null,
  more: Pick<ContainerdConfigFault, 'key' | 'instead'> = {},
): ConfigStop {
  return new ConfigStop({ cause, message, evidence: place ? [evidenceOf(place)] : [], stops: true, ...more });
}
