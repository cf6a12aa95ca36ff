import fs from 'node:fs';
import type { HostSource } from '@hostlint/core';
import { openRootfs } from './rootfs.js';
import { isSosReport } from './support/is-sos-report.js';
import { TargetError } from './target-error.js';

/** Of these a root file system has at least one; a directory without is something else. */
export const marksOfRoot: readonly string[] = ['etc', 'usr', 'bin', 'lib', 'boot', 'var'];

/** Opens a directory: the root file system of a host that does not run, or a report of sos. Throws a TargetError where it is neither. */
export async function openDirectory(target: string, censusMs?: number): Promise<HostSource> {
  if (isSosReport(fs.readdirSync(target))) {
    const { openReportDirectory } = await import('./support/open-report.js');
    return openReportDirectory(target);
  }
  if (marksOfRoot.some(mark => fs.lstatSync(`${target}/${mark}`, { throwIfNoEntry: false })))
    return openRootfs(target, { censusMs });
  const cure = 'name the directory that holds etc, usr and var';
  throw new TargetError(`"${target}" is a directory without a root file system in it; ${cure}`);
}
