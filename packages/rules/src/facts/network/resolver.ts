import { defineFact, UnknowableError, type Evidence, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { parseNetipAddress } from '../../shared/go-parse/ip.js';

export interface Nameserver {
  readonly address: string;
  /** Whether it is this host itself: 127.0.0.0/8 or ::1. */
  readonly loopback: boolean;
  readonly evidence: Evidence;
}

/** The resolv.conf that dockerd gives to containers. */
export interface Resolver {
  readonly path: string;
  readonly exists: boolean;
  readonly nameservers: readonly Nameserver[];
}

const usual = '/etc/resolv.conf';
const ofSystemd = '/run/systemd/resolve/resolv.conf';

/** Source: moby v20.10.24 to v29.7.2 libnetwork/resolvconf: systemd-resolved's own file in place of one that names its stub alone. */
export const resolver = defineFact({
  id: 'network/resolver',
  summary: 'The nameservers that containers get from the host.',
  reads: { files: [usual, ofSystemd], stats: ['/proc/sys/kernel'] },
  async collect(host): Promise<Resolver> {
    const first = await read(host, usual);
    const stub = first.nameservers.length === 1 && first.nameservers[0]?.address === '127.0.0.53';
    const found = stub ? await read(host, ofSystemd) : first;
    if (!found.exists && !(await host.stat('/proc/sys/kernel')))
      throw new UnknowableError('not-running', `${found.path} is made when the host runs`);
    return found;
  },
});

async function read(host: TracedSource, path: string): Promise<Resolver> {
  const bytes = await host.read(path, { maxBytes: 1024 * 1024 });
  if (!bytes) return { path, exists: false, nameservers: [] };
  const nameservers = decodeText(bytes)
    .split('\n')
    .flatMap((text, index): readonly Nameserver[] => {
      const [statement = ''] = text.split(/[#;]/, 1);
      const [keyword, address = '', ...more] = statement.trim().split(/\s+/);
      const parsed = keyword === 'nameserver' && more.length === 0 ? parseNetipAddress(address) : undefined;
      if (!parsed) return [];
      const loopback = parsed.length === 4 ? parsed[0] === 127 : parsed.join() === `${'0,'.repeat(15)}1`;
      return [{ address, loopback, evidence: { path, line: index + 1, text: text.trim() } }];
    });
  return { path, exists: true, nameservers };
}
