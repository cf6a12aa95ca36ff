import { basename } from 'node:path';
import { nearestName, type HostSource, type PluginIndex } from '@hostlint/core';
import type { Environment, TargetOptions } from './environment.js';
import { UsageError } from './usage-error.js';

/** The one target among a command's words; `undefined` is this machine. */
export function oneTarget(words: readonly string[], command: string): string | undefined {
  const [target, extra] = words;
  if (extra !== undefined) {
    throw new UsageError(
      'unknown-argument',
      `unexpected argument "${extra}"; \`hostlint ${command}\` takes one TARGET`,
    );
  }
  if (target === '')
    throw new UsageError('unknown-argument', 'the TARGET is empty; leave it out to judge this machine');
  return target;
}

/** How a target is opened: whether trials that write are allowed, and which facts will be asked for. */
export interface Reading {
  readonly probe: boolean;
  /** Over ssh: as root, through sudo. */
  readonly sudo?: boolean;
  /** Over ssh: bound on connecting and on one look. */
  readonly timeoutMs?: number;
  readonly censusMs?: number | undefined;
  readonly index: PluginIndex;
}

/** Opens a target. `commands`: what a target that cannot be read may have been meant as. */
export async function openTarget(
  target: string | undefined,
  { probe: probes, index, censusMs, sudo = false, timeoutMs = 10_000 }: Reading,
  environment: Environment,
  commands: readonly string[] = [],
  given: Pick<TargetOptions, 'stdin' | 'bytes' | 'isFile' | 'memory'> = {},
): Promise<HostSource> {
  try {
    return await environment.open(target, {
      ...given,
      probes,
      sudo,
      timeoutMs,
      censusMs,
      reads: () => [...index.facts.values()].flatMap(({ reads }) => reads ?? []),
    });
  } catch (error) {
    const meant = target === undefined || target.includes('/') ? undefined : nearestName(target, commands);
    if (meant === undefined || !(error instanceof Error)) throw error;
    throw new UsageError('unreadable-target', `${error.message}. Did you mean \`hostlint ${meant}\`?`, {
      cause: error,
    });
  }
}

/** The host's name in reports when the user gives none. */
export function labelOf(target: string | undefined, hostname: string): string {
  if (target === undefined) return hostname;
  return target === '-' ? 'stdin' : basename(target) || hostname;
}
