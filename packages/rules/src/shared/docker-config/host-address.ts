import { isSince } from '../docker-options/engine-version.js';
import { splitHostPort } from '../go-parse/host-port.js';
import { parseGoUrl, urlPort } from '../go-parse/url.js';

/** What opts.ValidateHost says against an address to listen on. The empty text stands for the default. */
export function hostProblem(version: string, value: string): string | undefined {
  const host = value.trim();
  if (host === '') return undefined;
  const separator = host.indexOf('://');
  const proto = separator === -1 ? 'tcp' : host.slice(0, separator);
  const address = separator === -1 ? host : host.slice(separator + 3);
  switch (proto) {
    case 'tcp':
      return isSince(version, '23.0') ? tcpProblem(host) : oldTcpProblem(address);
    case 'unix':
    case 'npipe':
      return address.includes('://')
        ? `invalid bind address (${host}): invalid ${proto} address: ${address}`
        : undefined;
    case 'fd':
      return undefined;
    default:
      return isSince(version, '23.0')
        ? `invalid bind address (${host}): unsupported proto '${proto}'`
        : `Invalid bind address format: ${host}`;
  }
}

function tcpProblem(host: string): string | undefined {
  const refuse = (why: string): string => `invalid bind address (${host}): ${why}`;
  const url = parseGoUrl(host.includes('://') ? host : `tcp://${host}`);
  if ('fault' in url) return refuse(url.fault);
  if (url.scheme !== 'tcp') return refuse(`unsupported proto '${url.scheme}'`);
  if (url.path !== '') return refuse('should not contain a path element');
  const port = urlPort(url);
  return port !== '' && (port.length > 18 || Number(port) === 0) ? refuse(`invalid port: ${port}`) : undefined;
}

// moby v20.10 opts/hosts.go ParseTCPAddr: a path is taken, and a port that overflows as well.
function oldTcpProblem(address: string): string | undefined {
  if (address === '') return undefined;
  if (address.includes('://')) return `Invalid proto, expected tcp: ${address}`;
  const url = parseGoUrl(`tcp://${address.endsWith(']:') ? `${address}2375` : address}`);
  if ('fault' in url) return url.fault;
  const invalid = `Invalid bind address format: ${address}`;
  let split = splitHostPort(url.host);
  if ('fault' in split) split = splitHostPort(url.host.includes(':') ? `[${url.host}]:2375` : `${url.host}:2375`);
  if ('fault' in split) return invalid;
  return split.port === '' || /^[+-]?\d+$/.test(split.port) ? undefined : invalid;
}
