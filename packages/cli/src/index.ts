export { defineConfig, type Config, type ConfigLayer, type ConfigOptions } from './config/config-layer.js';
export { openSource, type OpenOptions } from './sources/open.js';
export { TargetError } from './sources/target-error.js';
export { reporters } from './reporters/reporters.js';
export type { ReportSettings, SarifProfile } from './reporters/report-settings.js';
export type { SettledReporter } from './reporters/report-settings.js';
