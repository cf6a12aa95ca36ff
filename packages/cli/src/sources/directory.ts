import fs from 'node:fs';
import type { HostSource } from '@hostlint/core';
import { openRootfs } from './rootfs.js';
import { TargetError } from './target-error.js';

/** Of these a root file system has at least one; a directory without is something else. */
const marks = ['etc', 'usr', 'bin', 'lib', 'boot', 'var'];

/** Opens a directory: the root file system of a host that does not run. Throws a TargetError where it is none. */
export function openDirectory(target: string): HostSource {
  if (marks.some(mark => fs.lstatSync(`${target}/${mark}`, { throwIfNoEntry: false }))) return openRootfs(target);
  const cure = 'name the directory that holds etc, usr and var';
  throw new TargetError(`"${target}" is a directory without a root file system in it; ${cure}`);
}
