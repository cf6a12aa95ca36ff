import { isSince } from '../docker-options/engine-version.js';
import { sizeProblem } from '../go-parse/size.js';
import { ulimitProblem } from '../docker-config/ulimit-value.js';
import { stringsOf } from './store-options.js';
import type { TomlValue } from '../toml/parse-toml.js';

/**
 * What podman says against a value of containers.conf when it starts; `undefined`: it takes it.
 * Source: containers/common v0.50.1, v0.62.3, v0.67.1 pkg/config Validate; podman v4.3.1, v5.8.2 libpod/runtime.go. All measured.
 */
export function containersConfProblem(podman: string, key: string, value: TomlValue): string | undefined {
  if (key === 'containers.log_size_max')
    return typeof value === 'bigint' && value >= 0n && value < 8192n ? 'must be negative or at least 8192' : undefined;
  if (key === 'containers.default_ulimits') return firstOf(stringsOf(value), ulimitProblem);
  if (key === 'containers.devices') return firstOf(stringsOf(value), deviceProblem);
  if (typeof value !== 'string') return undefined;
  const oneOf = (...allowed: readonly string[]): string | undefined =>
    allowed.includes(value) ? undefined : `must be one of ${allowed.filter(word => word !== '').join(', ')}`;
  switch (key) {
    case 'engine.static_dir':
    case 'engine.tmp_dir':
    case 'engine.volume_path':
      return value === '' || value.startsWith('/') ? undefined : 'must be an absolute path';
    case 'engine.image_volume_mode':
      return oneOf(
        '',
        'tmpfs',
        'ignore',
        ...(isSince(podman, '4.4') ? ['anonymous'] : []),
        ...(isSince(podman, '5.4') ? [] : ['bind']),
      );
    case 'engine.pull_policy':
      return /^(?:always|missing|ifnotpresent|ifmissing|newer|ifnewer|never|)$/i.test(value)
        ? undefined
        : 'must be one of always, missing, newer, never';
    case 'engine.database_backend':
      return oneOf('boltdb', 'sqlite', '');
    case 'engine.lock_type':
      return oneOf('shm', 'file', '');
    case 'engine.events_logger':
      return /^(?:file|journald|none|)$/i.test(value) ? undefined : 'must be one of file, journald, none';
    case 'engine.namespace':
      return value !== '' && isSince(podman, '5.0') ? 'is not supported any more' : undefined;
    case 'network.network_backend':
      return isSince(podman, '5.0') ? oneOf('netavark', '') : oneOf('netavark', 'cni', '');
    case 'containers.umask':
      return /^[0-7]{1,4}$/.test(value) ? undefined : 'must be an octal number of up to four digits';
    case 'containers.shm_size':
      return sizeProblem('23.0', value.toLowerCase()) === undefined || value === ''
        ? undefined
        : 'must be a size such as 65536k';
    default:
      return undefined;
  }
}

const firstOf = (values: readonly string[], problem: (value: string) => string | undefined): string | undefined =>
  values.map(problem).find(found => found !== undefined);

const isMode = (text: string): boolean => /^[rwm]{1,3}$/.test(text) && new Set(text).size === text.length;

/** Source: pkg/config/config_local.go Device. */
function deviceProblem(device: string): string | undefined {
  const [source = '', target, mode, ...more] = device.split(':');
  const isFit =
    more.length === 0 &&
    source.startsWith('/dev/') &&
    (target === undefined || isMode(target) || target.startsWith('/')) &&
    (mode === undefined || isMode(mode));
  return isFit ? undefined : `has the device "${device}", which is none`;
}
