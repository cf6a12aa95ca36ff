import { afterPrefix } from '../after-prefix.js';
import { splitHostPort } from '../go-parse/host-port.js';

export interface TcpAddress {
  /** As it was written, with its scheme. */
  readonly address: string;
  /** Whether only processes of the host itself reach it. */
  readonly local: boolean;
}

/** An entry of dockerd's hosts that means TCP. No host means localhost (moby v20.10.24 and v29.7.2 opts/hosts.go ParseTCPAddr). */
export function tcpAddress(text: string): TcpAddress | undefined {
  const host = text.trim();
  if (host === '' || (host.includes('://') && !host.startsWith('tcp://'))) return undefined;
  const address = afterPrefix(host, 'tcp://') ?? host;
  return { address: `tcp://${address}`, local: isLocal(hostOf(address.replace(/\/.*$/s, ''))) };
}

/** ListenStream= of a socket unit, where it means TCP: a port alone is one on all addresses (systemd.socket(5)). */
export function tcpListenStream(value: string): TcpAddress | undefined {
  if (/^\d+$/.test(value)) return { address: `tcp://:${value}`, local: false };
  if (!/^(?:\[[\da-f:.]+\]|[\d.]+):\d+$/i.test(value)) return undefined;
  return { address: `tcp://${value}`, local: isLocal(hostOf(value)) };
}

function hostOf(address: string): string {
  const split = splitHostPort(address);
  return 'fault' in split ? address.replace(/^\[(.*)\]$/, '$1') : split.host;
}

const isLocal = (host: string): boolean =>
  host === '' || host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
