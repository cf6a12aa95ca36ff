import { isSince } from '../docker-options/engine-version.js';
import { decodedText } from './decoded.js';
import { stopping, type ConfigCheck } from './check.js';
import type { ConfigFault } from './daemon-config.js';
import type { Effective } from './effective.js';
import { apiVersionProblem } from './environment.js';
import { parseGoIp } from '../go-parse/ip.js';
import { hostProblem } from './host-address.js';
import { conflictingLabels, labelProblem, resourcesProblem, searchDomainProblem } from './list-values.js';
import { insecureRegistryProblem, mirrorProblem, nondistributableProblem } from './registry-values.js';

/** Values that one setting alone may not have (moby daemon/config/config.go Validate and what the daemon checks before its first use). */
export const valueFaults: ConfigCheck = config => [
  ...logging(config),
  ...numbers(config),
  ...lists(config),
  ...modes(config),
  ...execOptions(config),
  ...removed(config),
];

const value = (config: Effective, key: string, message: string | undefined): readonly ConfigFault[] =>
  message === undefined ? [] : [stopping(config, 'value', [key], message)];

function logging(config: Effective): readonly ConfigFault[] {
  const level = config.text('log-level').value;
  const levels = [
    'panic',
    'fatal',
    'error',
    'warn',
    'info',
    'debug',
    'trace',
    ...(isSince(config.version, '25.0') ? [] : ['warning']),
  ];
  const format = config.text('log-format').value;
  return [
    ...value(
      config,
      'log-level',
      level === '' || levels.includes(level.toLowerCase()) ? undefined : `invalid logging level: ${level}`,
    ),
    ...value(config, 'log-format', ['', 'text', 'json'].includes(format) ? undefined : `invalid log format: ${format}`),
  ];
}

interface NumberRow {
  readonly key: string;
  readonly what: string;
  readonly most?: number;
  readonly since?: string;
}

const numberRows: readonly NumberRow[] = [
  { key: 'mtu', what: 'invalid default MTU', since: '23.0' },
  { key: 'max-concurrent-downloads', what: 'invalid max concurrent downloads' },
  { key: 'max-concurrent-uploads', what: 'invalid max concurrent uploads' },
  { key: 'max-download-attempts', what: 'invalid max download attempts' },
  { key: 'default-stop-timeout', what: 'invalid default stop timeout' },
  { key: 'network-diagnostic-port', what: 'invalid network-diagnostic-port', most: 65535, since: '28.0' },
];

function numbers(config: Effective): readonly ConfigFault[] {
  const faults = numberRows.flatMap(({ key, what, most, since }) => {
    const number = config.integer(key, 1).value;
    const fits =
      (since !== undefined && !isSince(config.version, since)) || (number >= 0 && number <= (most ?? Infinity));
    return value(config, key, fits ? undefined : `${what}: ${number}`);
  });
  // Until 23.0 a zero in the file counted as given, and no attempts at all were refused.
  const none =
    !isSince(config.version, '23.0') && (config.fileValue('max-download-attempts') === 0n || zeroFlag(config));
  const score = config.integer('oom-score-adjust', 0).value;
  return [
    ...faults,
    ...value(config, 'max-download-attempts', none ? 'invalid max download attempts: 0' : undefined),
    ...value(
      config,
      'oom-score-adjust',
      Math.abs(score) > 1000 ? 'write /proc/self/oom_score_adj: invalid argument' : undefined,
    ),
  ];
}

const zeroFlag = (config: Effective): boolean =>
  Number(config.flag('max-download-attempts')?.values.at(-1) ?? '1') === 0;

function lists(config: Effective): readonly ConfigFault[] {
  const { version } = config;
  const each = (key: string, flag: string, problem: (text: string) => string | undefined): readonly ConfigFault[] =>
    value(
      config,
      key,
      config
        .list(key, flag)
        .value.map(problem)
        .find(message => message !== undefined),
    );
  const labels = config.list('labels', 'label').value;
  const gateways = config.list('host-gateway-ips', 'host-gateway-ip').value.filter(text => text !== '');
  const families = gateways.map(text => (text.includes(':') ? 'IPv6' : 'IPv4'));
  const twice = isSince(version, '28.0')
    ? families.find((family, index) => families.indexOf(family) !== index)
    : undefined;
  return [
    ...(isSince(version, '25.0')
      ? []
      : each('dns', 'dns', text => (parseGoIp(text.trim()) ? undefined : `${text} is not an ip address`))),
    ...each('dns-search', 'dns-search', searchDomainProblem),
    ...each('labels', 'label', labelProblem),
    ...value(config, 'labels', conflictingLabels(labels)),
    ...value(
      config,
      'node-generic-resources',
      resourcesProblem(config.list('node-generic-resources', 'node-generic-resource').value),
    ),
    ...each('hosts', 'host', text => hostProblem(version, text)),
    ...each('registry-mirrors', 'registry-mirror', text => mirrorProblem(version, text)),
    ...each('insecure-registries', 'insecure-registry', insecureRegistryProblem),
    ...(isSince(version, '28.1')
      ? []
      : each('allow-nondistributable-artifacts', 'allow-nondistributable-artifacts', nondistributableProblem)),
    ...value(config, 'host-gateway-ips', twice && `only one ${twice} host gateway IP address can be specified`),
  ];
}

function modes(config: Effective): readonly ConfigFault[] {
  const oldest = config.text('min-api-version').value;
  const ipc = config.text('default-ipc-mode').value;
  const cgroupns = config.text('default-cgroupns-mode').value;
  const backend = config.text('firewall-backend').value;
  const mark = config.text('bridge-accept-fwmark').value;
  return [
    ...value(config, 'min-api-version', oldest === '' ? undefined : apiVersionProblem(config.version, oldest)),
    ...value(
      config,
      'default-ipc-mode',
      ['', 'private', 'shareable'].includes(ipc)
        ? undefined
        : `default IPC mode setting (${ipc}) is invalid; use "shareable" or "private"`,
    ),
    ...value(
      config,
      'default-cgroupns-mode',
      ['', 'host', 'private'].includes(cgroupns)
        ? undefined
        : `invalid default cgroup namespace (${cgroupns}): use "host" or "private"`,
    ),
    ...value(
      config,
      'firewall-backend',
      ['', 'iptables', 'nftables'].includes(backend)
        ? undefined
        : 'invalid firewall-backend: allowed values are "iptables" and "nftables"',
    ),
    ...value(
      config,
      'bridge-accept-fwmark',
      mark === '' || isMark(mark) ? undefined : `invalid bridge-accept-fwmark: invalid firewall mark "${mark}"`,
    ),
  ];
}

const isMark = (text: string): boolean =>
  text.split('/').length <= 2 &&
  text.split('/').every(part => /^(?:0x[0-9a-f]+|0b[01]+|0o?[0-7]+|0|[1-9]\d*)$/i.test(part) && Number(part) < 2 ** 32);

function execOptions(config: Effective): readonly ConfigFault[] {
  const strict = isSince(config.version, '28.0');
  const options = config.list('exec-opts', 'exec-opt').value.map(text => {
    const equals = text.indexOf('=');
    const [name, given] = equals === -1 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
    return { text, name: name.trim().toLowerCase(), value: given.trim() };
  });
  const malformed = strict ? options.find(option => option.name === '' || option.value === '') : undefined;
  const strange = strict ? options.find(option => option.name !== 'native.cgroupdriver') : undefined;
  const drivers = options.filter(
    option => option.name === 'native.cgroupdriver' && (strict || option.text.includes('=')),
  );
  // The old reader stops at the first, the new one keeps the last.
  const driver = (strict ? drivers.at(-1) : drivers[0])?.value ?? '';
  if (malformed)
    return value(config, 'exec-opts', `invalid exec-opt (${malformed.text}): must be formatted 'opt=value'`);
  if (strange)
    return value(config, 'exec-opts', `invalid exec-opt (${strange.text}): unknown option: '${strange.name}'`);
  if (['', 'cgroupfs', 'systemd'].includes(driver)) return [];
  const why = driver === 'none' ? 'is internally used and cannot be specified manually' : 'not supported';
  return value(config, 'exec-opts', `native.cgroupdriver option ${driver} ${why}`);
}

/** Keys that dockerd still reads, only to refuse them with a word of their own. */
function removed(config: Effective): readonly ConfigFault[] {
  const { version } = config;
  const faults: ConfigFault[] = [];
  const gone = (keys: readonly string[], message: string): number =>
    faults.push(stopping(config, 'removed-key', keys, message));
  const only23 = isSince(version, '23.0') && !isSince(version, '24.0');
  if (only23 && config.text('graph').value !== '')
    gone(['graph'], 'the "graph" config file option is deprecated; use "data-root" instead');
  const cluster = ['cluster-store', 'cluster-advertise'].filter(key => config.text(key).value !== '');
  if (config.map('cluster-store-opts', 'cluster-store-opt').value.size > 0) cluster.push('cluster-store-opts');
  if (only23 && cluster.length > 0) {
    gone(
      cluster,
      'Host-discovery and overlay networks with external k/v stores are deprecated. The options have been removed',
    );
  }
  if (isSince(version, '28.0') && !isSince(version, '29.0') && config.text('api-cors-header').value !== '') {
    gone(
      ['api-cors-header'],
      'DEPRECATED: The "api-cors-header" config parameter and the dockerd "--api-cors-header" option have been removed',
    );
  }
  if (
    !isSince(version, '23.0') &&
    decodedText(config.fileValue('graph')) &&
    decodedText(config.fileValue('data-root'))
  ) {
    faults.push(
      stopping(
        config,
        'settings-conflict',
        ['graph', 'data-root'],
        'cannot specify both "graph" and "data-root" config file options',
      ),
    );
  }
  return faults;
}
