import { defineFact, UnknowableError, type Evidence } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

/** A device whose default route of IPv6 the kernel itself learned from a router. */
export interface AdvertisedRoute {
  readonly device: string;
  /** net.ipv6.conf.DEVICE.accept_ra: 2 takes advertisements also where the host forwards. */
  readonly acceptRa: string | null;
  readonly evidence: readonly Evidence[];
}

const anywhere = '0'.repeat(32);
// linux include/uapi/linux/ipv6_route.h; a route that a program adds, as systemd-networkd does, has neither.
const learned = 0x0004_0000 | 0x0001_0000;

export const routerAdvertisements = defineFact({
  id: 'network/router-advertisements',
  summary: 'The default routes of IPv6 that the kernel learned from router advertisements.',
  reads: { files: ['/proc/net/ipv6_route', '/proc/sys/net/ipv6/conf/*/accept_ra'], stats: ['/proc/net/route'] },
  runningOnly: true,
  async collect(host): Promise<readonly AdvertisedRoute[]> {
    const path = '/proc/net/ipv6_route';
    const table = await host.read(path);
    if (!table) {
      if (await host.stat('/proc/net/route')) return [];
      throw new UnknowableError('not-running', `no kernel runs here: there is no ${path}`);
    }
    const found = new Map<string, AdvertisedRoute>();
    for (const [index, line] of decodeText(table).split('\n').entries()) {
      const cells = line.trim().split(/\s+/);
      const [target, bits] = cells;
      const [flags = '', device = ''] = cells.slice(8);
      const isLearned = (parseInt(flags, 16) & learned) === learned;
      if (bits !== '00' || target !== anywhere || !isLearned || found.has(device) || found.size > 100) continue;
      const bytes = await host.read(`/proc/sys/net/ipv6/conf/${device}/accept_ra`, { maxBytes: 4096 });
      const acceptRa = bytes ? decodeText(bytes).trim() : null;
      found.set(device, { device, acceptRa, evidence: [{ path, line: index + 1, text: cells.join(' ') }] });
    }
    return [...found.values()];
  },
});
