import { defineFact, UnknowableError, type Evidence } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

/** A TCP port that something listens on. */
export interface TcpListener {
  readonly port: number;
  /** The user who listens. */
  readonly uid: number;
  readonly evidence: Evidence;
}

const files = ['/proc/net/tcp', '/proc/net/tcp6'];
const maxBytes = 32 * 1024 * 1024;

/** Source: linux net/ipv4/tcp_ipv4.c get_tcp4_sock, net/ipv6/tcp_ipv6.c get_tcp6_sock; include/net/tcp_states.h TCP_LISTEN is 10. */
export const tcpListeners = defineFact({
  id: 'machine/tcp-listeners',
  summary: 'The TCP ports that something listens on, in the network namespace of hostlint.',
  async collect(host): Promise<readonly TcpListener[]> {
    const tables = await Promise.all(files.map(path => host.read(path, { maxBytes })));
    // A kernel without IPv6 has no tcp6.
    if (!tables[0]) throw new UnknowableError('not-running', `no kernel runs here: there is no ${files[0]}`);
    return tables.flatMap((bytes, index) => (bytes ? listenersOf(files[index] ?? '', decodeText(bytes)) : []));
  },
});

const listenersOf = (path: string, text: string): readonly TcpListener[] =>
  text.split('\n').flatMap((line, index) => {
    const match = /^ *\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:0000 0A \S+ \S+ \S+ +(\d+)/.exec(line);
    if (!match) return [];
    const evidence = { path, line: index + 1, text: line.trim() };
    return { port: Number.parseInt(match[1] as string, 16), uid: Number(match[2]), evidence };
  });
