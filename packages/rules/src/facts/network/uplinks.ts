import { defineFact, UnknowableError, type HostSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { routes } from './routes.js';

/** A device that a default route leads through. */
export interface Uplink {
  readonly device: string;
  /** Of its default route; the one with the smallest is taken. */
  readonly metric: number;
  readonly mtu: number;
  /** net.ipv4.conf.DEVICE.rp_filter; `null`: the kernel has none for it. */
  readonly reversePathFilter: string | null;
}

const mostUplinks = 100;

export const uplinks = defineFact({
  id: 'network/uplinks',
  summary: 'The devices that the default routes of IPv4 lead through, the one taken first.',
  reads: { files: ['/sys/class/net/*/mtu', '/proc/sys/net/ipv4/conf/*/rp_filter'] },
  runningOnly: true,
  needs: { routes },
  async collect(host, { routes }): Promise<readonly Uplink[]> {
    const found: Uplink[] = [];
    for (const { range, device, metric } of routes.toSorted((a, b) => a.metric - b.metric)) {
      if (range.bits !== 0 || device === '*' || found.some(other => other.device === device)) continue;
      if (found.length === mostUplinks) break;
      const mtu = Number(await line(host, `/sys/class/net/${device}/mtu`));
      if (!Number.isSafeInteger(mtu) || mtu <= 0)
        throw new UnknowableError('not-running', `/sys/class/net/${device}/mtu is not there`);
      const filter = await line(host, `/proc/sys/net/ipv4/conf/${device}/rp_filter`);
      found.push({ device, metric, mtu, reversePathFilter: filter ?? null });
    }
    return found;
  },
});

async function line(host: HostSource, path: string): Promise<string | undefined> {
  const bytes = await host.read(path, { maxBytes: 4096 });
  return bytes && decodeText(bytes).trim();
}
