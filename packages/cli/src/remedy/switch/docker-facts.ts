import { createFactStore, type Evidence, type Fact, type HostSource, type PluginIndex } from '@hostlint/core';
import { RemedyError } from '../remedy-error.js';

// As much of the values of facts as a switch builds on.
interface Setting<T> {
  readonly value: T;
  readonly origin: 'default' | 'file' | 'arguments' | 'environment';
  readonly evidence: Evidence | null;
}

export interface DockerFacts {
  readonly 'docker/engine': {
    readonly installed: boolean;
    readonly version: string;
    readonly judgedFor: 'given' | 'found' | 'newest';
    readonly binary: string | null;
  };
  readonly 'docker/daemon-arguments': {
    readonly manager: 'systemd' | 'sysvinit' | 'openrc' | 'none';
    readonly masked: boolean;
    readonly binary: string | null;
    readonly words: readonly { readonly text: string }[];
    readonly socketActivated: boolean | null;
  };
  readonly 'docker/daemon-json': {
    readonly path: string;
    readonly state: 'none' | 'absent' | 'unreadable' | 'read';
    readonly why: string | null;
    /** The bytes, one character each. */
    readonly content: string | null;
  };
  readonly 'docker/daemon-config': {
    readonly faults: readonly {
      readonly message: string;
      readonly evidence: readonly Evidence[];
      readonly stops: boolean;
    }[];
    readonly storageDriver: Setting<string>;
    readonly storageOptions: Setting<readonly string[]>;
    readonly features: Setting<Readonly<Record<string, boolean>>>;
    readonly hosts: Setting<readonly string[]>;
    readonly pidfile: Setting<string>;
    readonly liveRestore: Setting<boolean>;
    readonly rootless: Setting<boolean>;
  };
  readonly 'docker/data-root': { readonly base: string; readonly path: string; readonly exists: boolean };
  readonly 'docker/storage-driver': {
    readonly driver: string | null;
    readonly store: { readonly kind: 'graphdriver' | 'containerd' } | null;
    /** By driver: all that there are. */
    readonly homes: Readonly<Record<string, unknown>>;
  };
  readonly 'docker/running-daemon': {
    readonly socket: string;
    readonly version: string | null;
    readonly dataRoot: string | null;
    readonly driver: string | null;
  } | null;
}

export type AskFact = <K extends keyof DockerFacts>(id: K) => Promise<DockerFacts[K]>;

export interface FactsOptions {
  readonly engines: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Asks for facts of a host that a switch cannot do without: what is not known ends it. */
export function askDocker(host: HostSource, index: PluginIndex, { engines, timeoutMs }: FactsOptions): AskFact {
  const store = createFactStore(host, { settings: { engines, judged: ['docker'] }, timeoutMs });
  return async <K extends keyof DockerFacts>(id: K) => {
    const fact = index.facts.get(id) as Fact<DockerFacts[K]> | undefined;
    if (!fact) throw new RemedyError(`the fact "${id}" is not there; is @hostlint/rules of this version loaded?`);
    const result = await store.get(fact);
    if (!result.known) throw new RemedyError(`it cannot be told whether a switch is safe: ${result.detail}`);
    return result.value;
  };
}
