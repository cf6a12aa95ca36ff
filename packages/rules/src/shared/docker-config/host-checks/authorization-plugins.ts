import { stopping } from '../check.js';
import { hasPlugin, pluginReads } from './find-plugin.js';
import type { HostCheck } from './host-check.js';

/** Authorization plugins must be found at the start. */
export const authorizationPluginsCheck: HostCheck = {
  cause: 'value',
  reads: pluginReads,
  async find({ config, host }) {
    for (const plugin of config.list('authorization-plugins', 'authorization-plugin').value) {
      if (await hasPlugin(config, host, plugin)) continue;
      const message = `failed to validate authorization plugin: plugin "${plugin}" not found`;
      return [stopping(config, 'value', ['authorization-plugins'], message)];
    }
    return [];
  },
};
