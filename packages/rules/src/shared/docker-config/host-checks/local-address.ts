import { UnknowableError, type Reads } from '@hostlint/core';
import { afterPrefix } from '../../after-prefix.js';
import { splitHostPort } from '../../go-parse/host-port.js';
import { isIpv4, parseGoIp } from '../../go-parse/ip.js';
import { stopping } from '../check.js';
import type { ConfigFault } from '../daemon-config.js';
import { readLines, type ConfigHost, type HostCheckInput } from './host-check.js';

/** TCP addresses must be this host's own; names must resolve (moby daemon/listeners, cmd/dockerd allocateDaemonPort). */
export async function addressFaults(
  { config, host }: HostCheckInput,
  hosts: readonly string[],
): Promise<readonly ConfigFault[]> {
  const faults: ConfigFault[] = [];
  for (const text of hosts) {
    const address = afterPrefix(text, 'tcp://') ?? (text === '' || text.includes('://') ? undefined : text);
    if (address === undefined) continue;
    const split = splitHostPort(address);
    const name = 'fault' in split ? address.replace(/^\[(.*)\]$/, '$1') : split.host;
    if (name === '' || name === 'localhost' || (await isOwnAddress(host, name))) continue;
    faults.push(
      stopping(
        config,
        'value',
        ['hosts'],
        `failed to load listeners: listen tcp ${address}: bind: cannot assign requested address`,
      ),
    );
  }
  return faults;
}

/** What `isOwnAddress` asks for. */
export const ownAddressReads = (): Reads => ({
  files: ['/proc/sys/net/ipv4/ip_nonlocal_bind', '/proc/net/fib_trie', '/proc/net/if_inet6', '/etc/hosts'],
});

export async function isOwnAddress(host: ConfigHost, name: string): Promise<boolean> {
  const ip = parseGoIp(name);
  if (!ip) return resolves(host, name);
  if (ip.every(byte => byte === 0)) return true;
  if (!isIpv4(ip)) return isOwnIpv6(host, name, ip);
  if (ip[0] === 127) return true;
  if ((await readLines(host, '/proc/sys/net/ipv4/ip_nonlocal_bind'))?.[0] === '1') return true;
  const lines = await readLines(host, '/proc/net/fib_trie');
  if (!lines)
    throw new UnknowableError(
      'not-running',
      `whether ${name} is an address of this host is known on the running host only`,
    );
  return lines.some((line, index) => line.trim() === `|-- ${name}` && /host LOCAL/.test(lines[index + 1] ?? ''));
}

async function isOwnIpv6(host: ConfigHost, name: string, ip: readonly number[]): Promise<boolean> {
  const lines = await readLines(host, '/proc/net/if_inet6');
  if (!lines)
    throw new UnknowableError(
      'not-running',
      `whether ${name} is an address of this host is known on the running host only`,
    );
  const hex = ip.map(byte => byte.toString(16).padStart(2, '0')).join('');
  return lines.some(line => line.startsWith(hex));
}

async function resolves(host: ConfigHost, name: string): Promise<boolean> {
  const lines = (await readLines(host, '/etc/hosts')) ?? [];
  const known = lines.some(line => line.replace(/#.*/, '').trim().split(/\s+/).slice(1).includes(name));
  if (known) return true;
  throw new UnknowableError(
    'unsupported',
    `whether the name "${name}" can be resolved is not asked; try: getent hosts ${name}`,
  );
}
