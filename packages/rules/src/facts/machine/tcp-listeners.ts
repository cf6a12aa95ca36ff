import { defineFact, isUnknowable, UnknowableError, type Evidence, type HostSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

/** A TCP port that something listens on. */
export interface TcpListener {
  readonly port: number;
  /** The user who listens. */
  readonly uid: number;
  readonly evidence: Evidence;
}

const files = ['/proc/net/tcp', '/proc/net/tcp6'] as const;
const counts = {
  '/proc/net/tcp': { path: '/proc/net/sockstat', none: '\nTCP: inuse 0 ' },
  '/proc/net/tcp6': { path: '/proc/net/sockstat6', none: '\nTCP6: inuse 0\n' },
} as const;
const maxBytes = 32 * 1024 * 1024;

/** Source: linux net/ipv4/tcp_ipv4.c get_tcp4_sock, net/ipv6/tcp_ipv6.c get_tcp6_sock; include/net/tcp_states.h TCP_LISTEN is 10. */
export const tcpListeners = defineFact({
  id: 'machine/tcp-listeners',
  summary: 'The TCP ports that something listens on, in the network namespace of hostlint.',
  reads: () => ({ files: [...files.map(path => ({ path, maxBytes })), ...files.map(path => counts[path].path)] }),
  runningOnly: true,
  async collect(host): Promise<readonly TcpListener[]> {
    const tables = await Promise.all(files.map(path => readTable(host, path)));
    // A kernel without IPv6 has no tcp6.
    if (!tables[0]) throw new UnknowableError('not-running', `no kernel runs here: there is no ${files[0]}`);
    return tables.flatMap((bytes, index) => (bytes ? listenersOf(files[index] ?? '', decodeText(bytes)) : []));
  },
});

/**
 * To list sockets the kernel walks through tables that are large on large machines; where it counts none, there is nothing to walk for.
 * Source: linux net/ipv4/proc.c sockstat_seq_show, net/ipv6/proc.c sockstat6_seq_show; net/ipv4/inet_hashtables.c __inet_hash.
 */
async function readTable(host: HostSource, path: (typeof files)[number]): Promise<Uint8Array | undefined> {
  const { path: count, none } = counts[path];
  const counted = await host.read(count).catch((error: unknown) => {
    if (isUnknowable(error)) return undefined;
    throw error;
  });
  return counted && `\n${decodeText(counted)}\n`.includes(none) ? new Uint8Array() : host.read(path, { maxBytes });
}

const listenersOf = (path: string, text: string): readonly TcpListener[] =>
  text.split('\n').flatMap((line, index) => {
    const match = /^ *\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:0000 0A \S+ \S+ \S+ +(\d+)/.exec(line);
    if (!match) return [];
    const evidence = { path, line: index + 1, text: line.trim() };
    return { port: Number.parseInt(match[1] as string, 16), uid: Number(match[2]), evidence };
  });
