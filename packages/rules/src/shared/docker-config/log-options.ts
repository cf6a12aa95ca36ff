import { isSince } from '../docker-options/engine-version.js';
import { splitHostPort } from '../go-parse/host-port.js';
import { parseGoBool } from '../go-parse/scalar.js';
import { sizeProblem } from '../go-parse/size.js';
import { parseGoUrl } from '../go-parse/url.js';
import { stopping, type ConfigCheck } from './check.js';

const common = ['labels', 'labels-regex', 'env', 'env-regex', 'tag'];
const prefixed = (prefix: string, ...names: readonly string[]): readonly string[] =>
  names.map(name => `${prefix}-${name}`);

/** Options of the log drivers that judge them (RegisterLogOptValidator in moby v20.10.24 to v28.5.2 daemon/logger). */
const drivers: Readonly<Record<string, readonly string[]>> = {
  'json-file': [...common, 'max-file', 'max-size', 'compress'],
  local: ['max-file', 'max-size', 'compress'],
  journald: common,
  syslog: [
    ...common,
    ...prefixed('syslog', 'address', 'facility', 'tls-ca-cert', 'tls-cert', 'tls-key', 'tls-skip-verify', 'format'),
  ],
  gelf: [
    ...common,
    ...prefixed('gelf', 'address', 'compression-level', 'compression-type', 'tcp-max-reconnect', 'tcp-reconnect-delay'),
  ],
  splunk: [
    ...common,
    ...prefixed(
      'splunk',
      'url',
      'token',
      'source',
      'sourcetype',
      'index',
      'capath',
      'caname',
      'insecureskipverify',
      'format',
    ),
    ...prefixed('splunk', 'verify-connection', 'gzip', 'gzip-level', 'index-acknowledgment'),
  ],
  gcplogs: [
    'labels',
    'labels-regex',
    'env',
    'env-regex',
    'gcp-project',
    'gcp-log-cmd',
    'gcp-meta-zone',
    'gcp-meta-name',
    'gcp-meta-id',
  ],
  fluentd: [
    ...common,
    ...prefixed(
      'fluentd',
      'address',
      'async',
      'buffer-limit',
      'max-retries',
      'request-ack',
      'retry-wait',
      'sub-second-precision',
    ),
  ],
  awslogs: [
    'tag',
    ...prefixed(
      'awslogs',
      'group',
      'stream',
      'create-group',
      'region',
      'endpoint',
      'datetime-format',
      'multiline-pattern',
    ),
    ...prefixed('awslogs', 'credentials-endpoint', 'force-flush-interval-seconds', 'max-buffered-events'),
  ],
};

const everywhere = new Set([
  'mode',
  'max-buffer-size',
  'cache-disabled',
  'cache-max-file',
  'cache-max-size',
  'cache-compress',
]);

/** Default log options are judged only when there are some (moby daemon/logs.go defaultLogConfig, daemon/logger/factory.go ValidateLogOpts). */
export const logOptionFaults: ConfigCheck = config => {
  const options = config.map('log-opts', 'log-opt').value;
  const driver = config.text('log-driver', 'json-file').value || 'json-file';
  if (options.size === 0 || driver === 'none') return [];
  const message = modeProblem(config.version, options) ?? driverProblem(config.version, driver, options);
  return message === undefined
    ? []
    : [stopping(config, 'log-options', ['log-opts', 'log-driver'], `failed to set log opts: ${message}`)];
};

type Options = ReadonlyMap<string, string>;

function modeProblem(version: string, options: Options): string | undefined {
  const mode = options.get('mode') ?? '';
  if (!['', 'blocking', 'non-blocking'].includes(mode)) return `logger: logging mode not supported: ${mode}`;
  const size = options.get('max-buffer-size');
  if (size !== undefined) {
    if (mode !== 'non-blocking') return "logger: max-buffer-size option is only supported with 'mode=non-blocking'";
    const wrong = sizeProblem(version, size);
    if (wrong !== undefined) return `error parsing option max-buffer-size: ${wrong}`;
  }
  const cache = options.get('cache-disabled') ?? '';
  return cache === '' || parseGoBool(cache) !== undefined
    ? undefined
    : `invalid value for option cache-disabled: ${cache}`;
}

function driverProblem(version: string, driver: string, options: Options): string | undefined {
  const names = optionsOf(version, driver);
  if (!names) return undefined;
  // This one asks for its token only, whatever else stands there.
  const strange =
    driver === 'logentries'
      ? undefined
      : [...options.keys()].find(name => !everywhere.has(name) && !names.includes(name));
  if (strange !== undefined) return `unknown log opt '${strange}' for ${driver} log driver`;
  const own = new Map([...options].filter(([name]) => !everywhere.has(name)));
  switch (driver) {
    case 'syslog':
      return syslogProblem(own);
    case 'gelf':
      return gelfProblem(own);
    case 'awslogs':
      return (own.get('awslogs-group') ?? '') === '' ? "must specify a value for log opt 'awslogs-group'" : undefined;
    case 'logentries':
      return (own.get('logentries-token') ?? '') === '' ? 'Missing logentries token' : undefined;
    default:
      return undefined;
  }
}

/** The options that a driver of this version knows; `undefined` for a plugin, which is not asked. */
export function optionsOf(version: string, driver: string): readonly string[] | undefined {
  const names = drivers[driver];
  if (driver === 'fluentd') {
    const since23 = ['fluentd-async-reconnect-interval', 'fluentd-write-timeout'];
    return [...(names ?? []), ...(isSince(version, '23.0') ? since23 : ['fluentd-async-connect'])];
  }
  if (driver === 'logentries' && !isSince(version, '25.0')) return [...common, 'logentries-token', 'line-only'];
  return driver === 'awslogs' && isSince(version, '23.0') ? [...(names ?? []), 'awslogs-format'] : names;
}

const facilities =
  'kern user mail daemon auth syslog lpr news uucp cron authpriv ftp local0 local1 local2 local3 local4 local5 local6 local7'.split(
    ' ',
  );

function syslogProblem(options: Options): string | undefined {
  const address = options.get('syslog-address') ?? '';
  if (address !== '') {
    const url = parseGoUrl(address);
    if ('fault' in url) return url.fault;
    if (!['unix', 'unixgram', 'udp', 'tcp', 'tcp+tls'].includes(url.scheme))
      return `syslog-address should be in form proto://address, got ${address}`;
  }
  const facility = options.get('syslog-facility') ?? '';
  const numeric = /^[+-]?\d{1,9}$/.test(facility) && Number(facility) >= 0 && Number(facility) <= 23;
  if (facility !== '' && !facilities.includes(facility) && !numeric) return 'invalid syslog facility';
  return ['', 'rfc3164', 'rfc5424', 'rfc5424micro'].includes(options.get('syslog-format') ?? '')
    ? undefined
    : 'Invalid syslog format';
}

function gelfProblem(options: Options): string | undefined {
  const address = options.get('gelf-address') ?? '';
  if (address === '') return 'gelf-address is a required parameter';
  const url = parseGoUrl(address);
  if ('fault' in url) return url.fault;
  if (url.scheme !== 'udp' && url.scheme !== 'tcp') return 'gelf: endpoint needs to be TCP or UDP';
  return 'fault' in splitHostPort(url.host) ? 'gelf: please provide gelf-address as proto://host:port' : undefined;
}
