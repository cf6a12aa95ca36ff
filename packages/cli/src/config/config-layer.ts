import type { Plugin, RuleSetting } from '@hostlint/core';

/** What a configuration may say besides rules; each has an option of the command line that wins over it. */
export interface ConfigOptions {
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
  readonly unknown?: 'fail' | 'warn' | 'ignore';
  readonly label?: string;
  /** Seconds that one fact may take. */
  readonly timeout?: number;
  /** `docker@28.5`, or several. */
  readonly engine?: string | readonly string[];
  readonly probe?: boolean;
  readonly format?: string;
  /** Files of waivers, as seen from the configuration. */
  readonly waivers?: string | readonly string[];
  /** Days before it expires from which a waiver is spoken of. */
  readonly waiverNotice?: number;
  readonly failOnStaleWaivers?: boolean;
  /** A report of before, as seen from the configuration. */
  readonly baseline?: string;
  readonly failOnNew?: boolean;
}

/** A configuration as people write it: one layer, or an array of them of which later ones win. */
export interface ConfigLayer {
  readonly $schema?: string;
  /** Plugins, or names of packages that bring one. */
  readonly plugins?: readonly (Plugin | string)[];
  /** Names of presets. */
  readonly extends?: string | readonly string[];
  /** Levels, with options where a rule takes some, by rule or `rule#subject`. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly options?: ConfigOptions;
}

export type Config = ConfigLayer | readonly ConfigLayer[];

/** @see Config */
export function defineConfig(config: Config): Config {
  return config;
}
