import { defineFact, type HostSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

/** What firewalld lets in from networks that no other zone is for. */
export interface FirewalldZone {
  readonly name: string;
  readonly path: string | null;
  /** The zone takes everything. */
  readonly acceptsAll: boolean;
  /** The TCP ports that it opens. */
  readonly tcp: readonly { readonly from: number; readonly to: number }[];
}

const directories = ['/etc/firewalld', '/usr/lib/firewalld'];
const maxBytes = 256 * 1024;

/** Sources: firewalld.conf(5), firewalld.zone(5), firewalld.service(5). What was opened for now only (--permanent was left out) is not seen. */
export const firewalldZone = defineFact({
  id: 'kubernetes/firewalld-zone',
  summary: 'The ports that the default zone of firewalld opens.',
  reads: () => ({
    files: [
      '/etc/firewalld/firewalld.conf',
      ...directories.flatMap(one => [`${one}/zones/*.xml`, `${one}/services/*.xml`]),
    ].map(path => ({ path, maxBytes })),
  }),
  async collect(host): Promise<FirewalldZone> {
    const config = await host.read('/etc/firewalld/firewalld.conf', { maxBytes });
    const name = (config && /^DefaultZone=(\S+)\s*$/m.exec(decodeText(config))?.[1]) ?? 'public';
    const zone = await find(host, 'zones', name);
    if (!zone) return { name, path: null, acceptsAll: name === 'trusted', tcp: [] };
    host.cite({ path: zone.path });
    const tcp = portsIn(zone.text);
    const services = namesIn(zone.text, 'service');
    for (let seen = 0; seen < services.length && seen < 50; seen++) {
      const service = await find(host, 'services', services[seen] as string);
      if (!service) continue;
      tcp.push(...portsIn(service.text));
      services.push(...namesIn(service.text, 'include', 'service').filter(each => !services.includes(each)));
    }
    return { name, path: zone.path, acceptsAll: /<zone\b[^>]*\btarget="ACCEPT"/.test(zone.text), tcp };
  },
});

async function find(
  host: HostSource,
  kind: 'zones' | 'services',
  name: string,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  if (name.includes('/')) return undefined;
  for (const directory of directories) {
    const path = `${directory}/${kind}/${name}.xml`;
    const bytes = await host.read(path, { maxBytes });
    if (bytes) return { path, text: decodeText(bytes).replace(/<!--[^]*?-->/g, '') };
  }
  return undefined;
}

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

function portsIn(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/<port\s[^>]{1,200}>/g)].flatMap(([tag]) => {
    const match = /^(\d+)(?:-(\d+))?$/.exec(attribute(tag, 'port') ?? '');
    if (!match || attribute(tag, 'protocol') !== 'tcp') return [];
    return { from: Number(match[1]), to: Number(match[2] ?? match[1]) };
  });
}

const namesIn = (text: string, tag: string, name = 'name'): string[] =>
  [...text.matchAll(new RegExp(`<${tag}\\s[^>]{1,200}>`, 'g'))].flatMap(([each]) => attribute(each, name) ?? []);
