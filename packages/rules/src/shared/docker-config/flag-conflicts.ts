import { isSince } from '../docker-options/engine-version.js';
import type { ConfigFault } from './daemon-config.js';
import type { Effective } from './effective.js';
import type { GivenFlag } from './arguments.js';
import type { SetKey } from './key-faults.js';
import { evidenceOf } from './words.js';

/** Settings given both by a flag and in the file, whatever their values (moby daemon/config/config.go findConfigurationConflicts). */
export function flagConflicts(config: Effective, keys: readonly SetKey[]): readonly ConfigFault[] {
  const faults: ConfigFault[] = [];
  for (const { name } of keys) {
    if (name === 'runtimes') continue;
    const given = [...config.flags()].find(flag => isSame(config.version, flag, name));
    if (!given) continue;
    const message = `the following directives are specified both as a flag and in the configuration file: ${name}: (from flag: ${given.values.join(' ')})`;
    const evidence = [...config.evidence(name), ...evidenceOf(given.word)];
    faults.push({ cause: 'flag-conflict', key: name, message, evidence, stops: true, instead: given.flag.name });
  }
  if (isSince(config.version, '28.0') && config.isSet('host-gateway-ip') && config.isSet('host-gateway-ips')) {
    const message = 'host-gateway-ip and host-gateway-ips must not both be specified in the config file';
    faults.push({
      cause: 'host-gateway',
      key: 'host-gateway-ip',
      message,
      evidence: config.evidence('host-gateway-ip', 'host-gateway-ips'),
      stops: true,
    });
  }
  return faults;
}

// A flag with a name of its own in the file conflicts by that name only; other flags also by their short name.
function isSame(version: string, { flag }: GivenFlag, key: string): boolean {
  if (flag.name === 'host-gateway-ip' && isSince(version, '28.0'))
    return key === 'host-gateway-ip' || key === 'host-gateway-ips';
  return flag.key !== undefined ? flag.key === key : flag.name === key || flag.short === key;
}
