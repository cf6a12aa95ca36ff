import { isSince } from '../docker-options/engine-version.js';
import { splitHostPort } from '../go-parse/host-port.js';
import { parseGoIp, parsePrefix } from '../go-parse/ip.js';
import { parseGoUrl } from '../go-parse/url.js';

/** What registry.ValidateMirror says against a mirror. A path is allowed since 25.0. */
export function mirrorProblem(version: string, mirror: string): string | undefined {
  if (isSince(version, '28.3') && !(mirror.indexOf('://') > 0)) {
    return `invalid mirror: no scheme specified for ${JSON.stringify(mirror)}: must use either 'https://' or 'http://'`;
  }
  const url = parseGoUrl(mirror);
  if ('fault' in url) return `invalid mirror: ${JSON.stringify(mirror)} is not a valid URI`;
  if (url.scheme !== 'http' && url.scheme !== 'https')
    return `invalid mirror: unsupported scheme "${url.scheme}" in "${mirror}"`;
  if (!isSince(version, '25.0') && url.path !== '' && url.path !== '/') {
    return `invalid mirror: path, query, or fragment at end of the URI "${mirror}"`;
  }
  if (url.query !== '' || url.fragment !== '') return `invalid mirror: query or fragment at end of the URI "${mirror}"`;
  return url.hasUser ? 'invalid mirror: username/password not allowed in URI' : undefined;
}

/** registry.ValidateIndexName. */
export const indexNameProblem = (name: string): string | undefined =>
  name.startsWith('-') || name.endsWith('-')
    ? `invalid index name (${name}). Cannot begin or end with a hyphen`
    : undefined;

/** What registry's loadInsecureRegistries says against an entry. */
export function insecureRegistryProblem(registry: string): string | undefined {
  const bad = indexNameProblem(registry);
  if (bad !== undefined) return bad;
  const host = registry.replace(/^https?:\/\//i, '');
  if (host === registry && registry.includes('://')) return `insecure registry ${registry} should not contain '://'`;
  if (parsePrefix(host)) return undefined;
  const problem = hostPortProblem(host);
  return problem === undefined ? undefined : `insecure registry ${host} is not valid: ${problem}`;
}

/** What loadAllowNondistributableArtifacts said against an entry, until 28.1. */
export function nondistributableProblem(registry: string): string | undefined {
  const bad = indexNameProblem(registry);
  if (bad !== undefined) return bad;
  if (registry.includes('://')) return `allow-nondistributable-artifacts registry ${registry} should not contain '://'`;
  const problem = parsePrefix(registry) ? undefined : hostPortProblem(registry);
  return problem === undefined
    ? undefined
    : `allow-nondistributable-artifacts registry ${registry} is not valid: ${problem}`;
}

// validHostPortRegex is reference.DomainRegexp, anchored.
const domainComponent = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const hostPort = new RegExp(`^${domainComponent}(?:\\.${domainComponent})*(?::[0-9]+)?$`);

function hostPortProblem(text: string): string | undefined {
  const split = splitHostPort(text);
  const [host, port] = 'fault' in split ? [text, ''] : [split.host, split.port];
  if (text.length > 1000 || (!hostPort.test(text) && !parseGoIp(host))) return `invalid host "${host}"`;
  if (port === '') return undefined;
  if (!/^\d{1,18}$/.test(port)) return `strconv.Atoi: parsing "${port}": invalid syntax`;
  return Number(port) > 65535 ? `invalid port "${port}"` : undefined;
}
