import { resolve } from 'node:path';
import type { Plugin, RuleSetting } from '@hostlint/core';
import type { Environment } from '../environment.js';
import { textFlag, type Flags } from '../flags/flags.js';
import type { ConfigLayer, ConfigOptions } from './config-layer.js';
import { findConfig } from './find-config.js';
import { loadConfig } from './load-config.js';
import { ruleLayers } from './rule-layers.js';

/** What the configuration decides, its layers made one. */
export interface Configured {
  readonly plugins: readonly Plugin[];
  /** `undefined`: the configuration names no preset. */
  readonly presets: readonly string[] | undefined;
  readonly rules: readonly Readonly<Record<string, RuleSetting>>[];
  readonly options: ConfigOptions;
  /** The file that says so; `undefined`: there is none. */
  readonly path: string | undefined;
}

/** Finds and loads the configuration that the command line means, with the plugins that it names. */
export async function loadConfigured(flags: Flags, environment: Environment): Promise<Configured> {
  const path = configPath(flags, environment);
  const layers = path === undefined ? [] : await loadConfig(path);
  const plugins = [...environment.plugins, ...(path === undefined ? [] : await pluginsOf(layers, path))];
  const extended = layers.flatMap(layer => presetsOf(layer) ?? []);
  return {
    plugins,
    presets: extended.length > 0 ? [...new Set(extended)] : undefined,
    rules: ruleLayers(layers, plugins, presetsOf),
    options: Object.assign({}, ...layers.map(({ options }) => options)) as ConfigOptions,
    path,
  };
}

function configPath(flags: Flags, environment: Environment): string | undefined {
  if (flags.config === false) return undefined;
  const named = textFlag(flags, 'config');
  if (named !== undefined) return resolve(environment.workingDirectory, named);
  return findConfig(environment.workingDirectory, environment.user);
}

async function pluginsOf(layers: readonly ConfigLayer[], path: string): Promise<readonly Plugin[]> {
  const named = new Set(layers.flatMap(({ plugins }) => plugins ?? []));
  if (named.size === 0) return [];
  const { loadPlugin } = await import('./load-plugin.js');
  return Promise.all([...named].map(async plugin => (typeof plugin === 'string' ? loadPlugin(plugin, path) : plugin)));
}

function presetsOf({ extends: names }: ConfigLayer): readonly string[] | undefined {
  return typeof names === 'string' ? [names] : names;
}
