import { resolve } from 'node:path';
import { commandNames } from './commands/check.js';
import type { ConfigLayer } from './config/config-layer.js';
import { findConfig } from './config/find-config.js';
import { readConfig } from './config/load-config.js';
import type { Environment } from './environment.js';
import { ownReporter } from './reporters/reporter-named.js';
import type { SettledReporter } from './reporters/report-settings.js';

/**
 * The reporter that a run asked for, where it is one of ours: also of a command line that means nothing otherwise, and of a
 * configuration with faults. For when all went wrong: it reads both again, as far as they can be read.
 */
export async function reporterAsked(
  argv: readonly string[],
  environment: Environment,
): Promise<SettledReporter | undefined> {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  const named = lastOf(words, 'format');
  if (named !== undefined) return ownReporter(named);
  // The configuration speaks of check. No target is called as a command is: that is refused.
  if (words.some(word => word !== 'check' && commandNames.includes(word))) return undefined;
  const configured = await configuredFormat(words, environment).catch(() => undefined);
  return configured === undefined ? undefined : ownReporter(configured);
}

/** The value of the last `--NAME VALUE` or `--NAME=VALUE`. */
function lastOf(words: readonly string[], name: string): string | undefined {
  const [option, start] = [`--${name}`, `--${name}=`];
  const at = words.findLastIndex(word => word === option || word.startsWith(start));
  return words[at] === option ? words[at + 1] : words[at]?.slice(start.length);
}

async function configuredFormat(words: readonly string[], environment: Environment): Promise<string | undefined> {
  if (words.includes('--no-config')) return undefined;
  const { workingDirectory, user } = environment;
  const named = lastOf(words, 'config');
  const path = named === undefined ? findConfig(workingDirectory, user) : resolve(workingDirectory, named);
  if (path === undefined) return undefined;
  const layers: readonly unknown[] = [await readConfig(path)].flat();
  const formats = layers.flatMap(layer => (layer as ConfigLayer | null)?.options?.format ?? []);
  const format: unknown = formats.at(-1);
  return typeof format === 'string' ? format : undefined;
}
