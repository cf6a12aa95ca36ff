import { defineFact } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { parsePamEnvironment, type PamVariable } from '../../shared/pam-environment.js';

/** Variables that podman's storage follows, as a login of root gets them. */
export interface PodmanEnvironment {
  readonly variables: ReadonlyMap<string, PamVariable>;
  /** Root's home. */
  readonly home: string;
}

const names = ['CONTAINERS_STORAGE_CONF', 'CONTAINERS_CONF', 'STORAGE_DRIVER', 'STORAGE_OPTS', 'XDG_CONFIG_HOME'];
const path = '/etc/environment';

export const podmanEnvironment = defineFact({
  id: 'podman/environment',
  summary: 'The variables of /etc/environment that podman follows, and the home of root.',
  async collect(host): Promise<PodmanEnvironment> {
    const bytes = await host.read(path, { maxBytes: 256 * 1024 });
    const all = parsePamEnvironment(path, bytes ? decodeText(bytes) : '');
    const variables = new Map([...all].filter(([name]) => names.includes(name)));
    for (const { evidence } of variables.values()) host.cite(evidence);
    const passwd = await host.read('/etc/passwd');
    const home = /^root:[^:\n]*:0:[^:\n]*:[^:\n]*:(\/[^:\n]*)/m.exec(passwd ? decodeText(passwd) : '')?.[1];
    return { variables, home: home ?? '/root' };
  },
});
