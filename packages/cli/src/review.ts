import { dirname, resolve } from 'node:path';
import type { ExitPolicy, Report, StaleWaiver } from '@hostlint/core';
import { findWaivers } from './config/find-waivers.js';
import type { Configured } from './config/settings.js';
import type { Environment } from './environment.js';
import { booleanFlag, daysFlag, textFlag, type Flags } from './flags/flags.js';
import { exitPolicy } from './run-settings.js';
import { UsageError } from './usage-error.js';

/** Reports after waivers and the baseline were laid over them. */
export interface Reviewed {
  readonly reports: readonly Report[];
  /** Of the whole run: a waiver may cover nothing on one host and something on the next. */
  readonly staleWaivers: readonly StaleWaiver[];
  readonly warnings: readonly string[];
}

/** Lays over the reports of one run what is known already: all of them at once, since waivers and baselines are for many hosts. */
export type Review = (reports: readonly Report[], policy: ExitPolicy) => Reviewed;

const unreviewed: Review = reports => ({ reports, staleWaivers: [], warnings: [] });

/**
 * Reads the waivers and the baseline that the command line and the configuration name, before anything is read of a host: they may be
 * wrong. What works on them is loaded only where there are some.
 */
export async function loadReview(
  flags: Flags,
  configured: Configured,
  environment: Environment,
  rules: readonly string[],
): Promise<Review> {
  const waiverFiles = findWaivers(flags, configured, environment);
  const baseline = baselinePath(flags, configured, environment);
  if (waiverFiles.length === 0 && baseline === undefined) return unreviewed;
  const { createReview } = await import('./create-review.js');
  return createReview({
    waiverFiles,
    baseline,
    rules,
    workingDirectory: environment.workingDirectory,
    now: environment.now(),
    noticeDays: daysFlag(flags, 'waiver-notice') ?? configured.options.waiverNotice ?? 14,
    quiet: booleanFlag(flags, 'quiet') ?? false,
  });
}

interface BaselineFile {
  readonly path: string;
  readonly name: string;
}

function baselinePath(flags: Flags, { options, path }: Configured, environment: Environment): BaselineFile | undefined {
  const named = flags.baseline === false ? undefined : textFlag(flags, 'baseline');
  if (named !== undefined) return { path: resolve(environment.workingDirectory, named), name: named };
  if (flags.baseline !== false && options.baseline !== undefined) {
    const folder = path === undefined ? environment.workingDirectory : dirname(path);
    return { path: resolve(folder, options.baseline), name: options.baseline };
  }
  if (!exitPolicy(flags, { options }).onlyNew) return undefined;
  throw new UsageError('invalid-value', '"--fail-on-new" needs a report of before; name one with --baseline FILE');
}
