import { defineFact, maybe, type Evidence } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { devices } from './devices.js';
import { enablementReads, enablingLink } from './read-enablement.js';

/** NetworkManager, if it starts with the host. */
export interface UnmanagedDevices {
  readonly enabled: boolean;
  /** What it is told to leave alone: `interface-name:cali*`, `type:veth`. */
  readonly unmanaged: readonly string[];
  /** The plugins of CNI here that make devices which it would take for its own. */
  readonly plugins: readonly ('calico' | 'flannel')[];
  readonly evidence: readonly Evidence[];
}

const directories = ['/etc/NetworkManager/conf.d', '/run/NetworkManager/conf.d', '/usr/lib/NetworkManager/conf.d'];
const cni = '/etc/cni/net.d';
const mostFiles = 1000;
const main = '/etc/NetworkManager/NetworkManager.conf';

/** Source: NetworkManager.conf(5): the files by name, /etc over /run over /usr/lib; `key+=` adds. */
export const unmanagedDevices = defineFact({
  id: 'network/unmanaged-devices',
  summary: 'Whether NetworkManager starts with the host, which devices it is told to leave alone, and whose there are.',
  reads: () => ({
    files: [main, ...directories.map(directory => `${directory}/*.conf`)],
    lists: [...directories, cni].map(path => ({ path, limit: mostFiles })),
    also: [enablementReads('NetworkManager.service')],
  }),
  needs: { devices: maybe(devices) },
  async collect(host, { devices }): Promise<UnmanagedDevices> {
    const link = await enablingLink(host, 'NetworkManager.service');
    if (link === null) return { enabled: false, unmanaged: [], plugins: [], evidence: [] };
    const files = new Map<string, string>();
    for (const directory of directories)
      for (const name of (await atNextBoot(host).list(directory, { limit: mostFiles })) ?? [])
        if (name.endsWith('.conf') && !files.has(name)) files.set(name, `${directory}/${name}`);
    const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
    const unmanaged: string[] = [];
    const evidence: Evidence[] = [{ path: link }];
    for (const path of [main, ...sorted]) {
      const bytes = await host.read(path, { maxBytes: 1024 * 1024 });
      for (const [index, line] of (bytes ? decodeText(bytes).split('\n') : []).entries()) {
        const value = /^\s*unmanaged-devices\s*\+?=(.*)$/s.exec(line)?.[1];
        if (value === undefined) continue;
        unmanaged.push(...value.split(/[;,]/).flatMap(word => word.trim() || []));
        evidence.push({ path, line: index + 1, text: line.trim() });
      }
    }
    const configured = ((await host.list(cni, { limit: mostFiles })) ?? []).filter(name =>
      /\.conf(?:list)?$/.test(name),
    );
    const present = [...(devices.known ? devices.value : [])];
    const calico =
      configured.some(name => /calico|canal/.test(name)) || present.some(name => /^cali|\.calico$/.test(name));
    const flannel = configured.some(name => /flannel|canal/.test(name)) || present.some(name => /^flannel/.test(name));
    const plugins = [...(calico ? (['calico'] as const) : []), ...(flannel ? (['flannel'] as const) : [])];
    return { enabled: true, unmanaged, plugins, evidence };
  },
});
