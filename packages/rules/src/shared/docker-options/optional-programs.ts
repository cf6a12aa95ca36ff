import type { Severity } from '@hostlint/core';

interface Settings {
  readonly init: { readonly value: boolean };
  readonly defaultRuntime: { readonly value: string };
}

type Optional = 'containerd-shim-runc-v2' | 'docker-init' | 'ps' | 'git' | 'xz';

/** A program that dockerd starts without. */
export interface OptionalProgram {
  readonly program: Optional;
  /** Whether it is looked for in PATH at all. */
  matters(settings: Settings, found: { readonly containerd: string | null }): boolean;
  without(settings: Settings): { readonly effect: string; readonly severity: Severity };
}

const always = (): boolean => true;

const only = (effect: string) => () => ({ effect, severity: 'info' }) as const;

/**
 * Sources: moby v20.10.24, v28.5.2 daemon/oci_linux.go WithNamespaces and WithCommonOptions (docker-init), daemon/top_unix.go (ps),
 * builder/remotecontext/git/gitutils.go (git), pkg/archive xzDecompress (xz); containerd runtime/v2/shim_load.go resolveRuntimePath.
 */
export const optionalPrograms: readonly OptionalProgram[] = [
  {
    program: 'containerd-shim-runc-v2',
    // A containerd from elsewhere looks beside itself, too.
    matters: ({ defaultRuntime }, { containerd }) => containerd !== null && defaultRuntime.value === 'runc',
    without: () => ({ effect: 'no container can be started', severity: 'error' }),
  },
  {
    program: 'docker-init',
    matters: always,
    without: ({ init }) =>
      init.value
        ? { effect: '"init" is on, so no container can be started', severity: 'error' }
        : { effect: 'docker run --init fails', severity: 'warning' },
  },
  { program: 'ps', matters: always, without: only('docker top fails') },
  { program: 'git', matters: always, without: only('images cannot be built from the URL of a repository') },
  { program: 'xz', matters: always, without: only('layers and archives packed with xz cannot be unpacked') },
];
