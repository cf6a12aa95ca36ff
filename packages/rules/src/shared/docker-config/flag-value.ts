import type { DockerFlag } from '../docker-options/docker-flag.js';
import { isSince } from '../docker-options/engine-version.js';
import { parseGoIp, parseNetipAddress, parsePrefix } from '../go-parse/ip.js';
import { parseGoBool, parseGoDecimal, parseGoInteger } from '../go-parse/scalar.js';
import { sizeProblem } from '../go-parse/size.js';
import { hostProblem } from './host-address.js';
import { labelProblem, resourceProblem, searchDomainProblem } from './list-values.js';
import { indexNameProblem, mirrorProblem } from './registry-values.js';
import { ulimitProblem } from './ulimit-value.js';

/** What a flag says against a value; `undefined` when it takes it. `before` are the values already given to the same flag. */
export function flagValueProblem(
  version: string,
  flag: DockerFlag,
  value: string,
  before: readonly string[],
): string | undefined {
  switch (flag.type) {
    case 'bool':
      return parseGoBool(value) === undefined ? `strconv.ParseBool: parsing "${value}": invalid syntax` : undefined;
    case 'int':
      return parseGoInteger(value) === undefined ? `strconv.ParseInt: parsing "${value}": invalid syntax` : undefined;
    case 'ip':
      return ipProblem(version, value);
    case 'ip-list':
      return dnsProblem(version, value);
    case 'gateway-list':
      return parseNetipAddress(value) ? undefined : `ParseAddr("${value}"): unable to parse IP`;
    case 'host-list':
      return hostProblem(version, value);
    case 'label-list':
      return labelProblem(value);
    case 'search-list':
      return searchDomainProblem(value);
    case 'mirror-list':
      return mirrorProblem(version, value);
    case 'index-list':
      return indexNameProblem(value);
    case 'resource-list':
      return resourceProblem(value);
    case 'bytes':
      return sizeProblem(version, value);
    case 'ulimit':
      return ulimitProblem(value);
    case 'runtime':
      return runtimeProblem(value, before);
    case 'address-pool':
      return poolProblem(version, value);
    case 'feature':
      return featureProblem(value);
    case 'map-of-maps':
      return value.split('=').length >= 3
        ? undefined
        : `invalid value "${value}" for map option, should be root-key=key=value`;
    case 'nri':
      return nriProblem(value);
    case 'string':
    case 'list':
    case 'map':
      return undefined;
  }
}

// opts.IPOpt takes an address only; pflag's IP trims, and takes the empty text as none since pflag 1.0.7 (Docker 28.3).
function ipProblem(version: string, value: string): string | undefined {
  if (!isSince(version, '23.0')) return parseGoIp(value) ? undefined : `${value} is not an ip address`;
  if (value === '' && isSince(version, '28.3')) return undefined;
  return parseGoIp(value.trim()) ? undefined : `failed to parse IP: "${value}"`;
}

function dnsProblem(version: string, value: string): string | undefined {
  if (isSince(version, '29.0'))
    return parseNetipAddress(value) ? undefined : `ParseAddr("${value}"): unable to parse IP`;
  if (!isSince(version, '25.0')) return parseGoIp(value.trim()) ? undefined : `${value} is not an ip address`;
  const wrong = value
    .replaceAll('"', '')
    .split(',')
    .find(part => !parseGoIp(part.trim()));
  return wrong === undefined ? undefined : `invalid string being converted to IP address: ${wrong}`;
}

function runtimeProblem(value: string, before: readonly string[]): string | undefined {
  const [name, path] = runtimeOf(value);
  if (!name || !path) return `invalid runtime argument: ${value}`;
  if (name === 'runc') return "runtime name 'runc' is reserved";
  return before.some(other => runtimeOf(other)[0] === name) ? `runtime '${name}' was already defined` : undefined;
}

/** Name and path of an `--add-runtime` value. */
export function runtimeOf(value: string): readonly [string | undefined, string | undefined] {
  const equals = value.indexOf('=');
  return equals === -1
    ? [undefined, undefined]
    : [value.slice(0, equals).trim().toLowerCase(), value.slice(equals + 1).trim()];
}

function poolProblem(version: string, value: string): string | undefined {
  for (const field of value.split(',')) {
    const equals = field.indexOf('=');
    if (equals === -1) return `invalid field '${field}' must be a key=value pair`;
    const [key, text] = [field.slice(0, equals).toLowerCase(), field.slice(equals + 1).toLowerCase()];
    if (key === 'size') {
      if (parseGoDecimal(text) === undefined) return `invalid size value: "${text}" (must be integer)`;
    } else if (key !== 'base') return `unexpected key '${key}' in '${field}'`;
    else if (isSince(version, '27.0') && !parsePrefix(text)) return `invalid base prefix "${text}"`;
  }
  return undefined;
}

function featureProblem(value: string): string | undefined {
  const equals = value.indexOf('=');
  if ((equals === -1 ? value : value.slice(0, equals)) === '') return `invalid option name: ${value}`;
  const given = value.slice(equals + 1);
  return equals === -1 || parseGoBool(given) !== undefined
    ? undefined
    : `strconv.ParseBool: parsing "${given}": invalid syntax`;
}

function nriProblem(value: string): string | undefined {
  for (const field of value.split(',')) {
    const equals = field.indexOf('=');
    const [key, text] = equals === -1 ? [field, ''] : [field.slice(0, equals), field.slice(equals + 1)];
    if (!['enable', 'plugin-path', 'plugin-config-path', 'socket-path'].includes(key))
      return `unexpected key '${key}' in '${field}'`;
    if (key === 'enable' && text !== '' && parseGoBool(text) === undefined)
      return `invalid value for NRI enable "${text}"`;
  }
  return undefined;
}
