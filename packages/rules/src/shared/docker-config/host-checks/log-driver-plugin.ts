import { stopping } from '../check.js';
import { optionsOf } from '../log-options.js';
import { hasPlugin, pluginReads } from './find-plugin.js';
import type { HostCheck } from './host-check.js';

/** With default log options, a default log driver that is not built in must be a plugin that dockerd finds at the start. */
export const logDriverPluginCheck: HostCheck = {
  cause: 'log-options',
  reads: pluginReads,
  async find({ config, host }) {
    const driver = config.text('log-driver', 'json-file').value;
    const options = config.map('log-opts', 'log-opt').value;
    if (options.size === 0 || driver === 'none' || optionsOf(config.version, driver) !== undefined) return [];
    if (await hasPlugin(config, host, driver)) return [];
    const message = `failed to set log opts: error looking up logging plugin ${driver}: plugin "${driver}" not found`;
    return [stopping(config, 'log-options', ['log-driver', 'log-opts'], message)];
  },
};
