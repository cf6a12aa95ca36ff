import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from '../environment.js';
import { listFlag, type Flags } from '../flags/flags.js';
import { trusted } from './find-config.js';
import type { Configured } from './settings.js';

/** In the order in which they are looked for; the first one found counts. */
const waiverNames = ['hostlint.waivers.yaml', 'hostlint.waivers.yml', 'hostlint.waivers.json'];

/**
 * The files of waivers that a run takes: those that the command line names, or else the configuration, or else the one beside the
 * configuration; without a configuration, the one in the working directory.
 */
export function findWaivers(flags: Flags, { options, path }: Configured, environment: Environment): readonly string[] {
  const { workingDirectory, user } = environment;
  if ([flags.waivers].flat().includes(false)) return [];
  const named = listFlag(flags, 'waivers');
  if (named) return named.map(file => resolve(workingDirectory, file));
  const folder = path === undefined ? workingDirectory : dirname(path);
  if (options.waivers !== undefined) return [options.waivers].flat().map(file => resolve(folder, file));
  if (flags.config === false) return [];
  const found = waiverNames.map(name => join(folder, name)).find(isFile);
  return found === undefined ? [] : [trusted(found, user, 'waivers')];
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
