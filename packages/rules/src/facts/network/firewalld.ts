import { defineFact, type Evidence } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { enablementReads, enablingLink } from './read-enablement.js';

/** firewalld, if it starts with the host. */
export interface Firewalld {
  readonly enabled: boolean;
  readonly backend: 'nftables' | 'iptables';
  /** Whether it drops what others than firewalld forward to a port: published ports of containers. */
  readonly strictForwardPorts: boolean;
  readonly evidence: readonly Evidence[];
}

const path = '/etc/firewalld/firewalld.conf';

/** Source: firewalld v2.3.0 config/firewalld.conf, src/firewall/core/io/firewalld_conf.py read: the first of several counts. */
export const firewalld = defineFact({
  id: 'network/firewalld',
  summary: 'Whether firewalld starts with the host, and the settings of it that containers notice.',
  privileges: 'Some distributions let only root read /etc/firewalld.',
  reads: () => ({ files: [path], also: [enablementReads('firewalld.service')] }),
  async collect(host): Promise<Firewalld> {
    const link = await enablingLink(host, 'firewalld.service');
    if (link === null) return { enabled: false, backend: 'nftables', strictForwardPorts: false, evidence: [] };
    const bytes = await host.read(path);
    const lines = bytes ? decodeText(bytes).split('\n') : [];
    const find = (key: string): readonly [value: string | undefined, evidence: readonly Evidence[]] => {
      const at = lines.findIndex(line => new RegExp(`^\\s*${key}\\s*=\\s*[^=\\s]`).test(line));
      const text = lines[at];
      if (text === undefined) return [undefined, []];
      return [text.slice(text.indexOf('=') + 1).trim(), [{ path, line: at + 1, text: text.trim() }]];
    };
    const [backend] = find('FirewallBackend');
    const [strict, evidence] = find('StrictForwardPorts');
    // Until 0.6 there was no choice, but no such firewalld meets an engine that is judged here.
    return {
      enabled: true,
      backend: backend === 'iptables' ? 'iptables' : 'nftables',
      strictForwardPorts: strict !== undefined && !/^(?:no|false)$/i.test(strict),
      evidence: [{ path: link }, ...evidence],
    };
  },
});
