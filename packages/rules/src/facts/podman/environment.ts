import { defineFact, type HostSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { ownEnvironment } from '../../shared/own-environment.js';
import { parsePamEnvironment, type PamVariable } from '../../shared/pam-environment.js';

/** Variables that podman's storage follows, as root has them now or else gets them at a login. */
export interface PodmanEnvironment {
  readonly variables: ReadonlyMap<string, PamVariable>;
  /** Root's home. */
  readonly home: string;
}

const names = ['CONTAINERS_STORAGE_CONF', 'CONTAINERS_CONF', 'STORAGE_DRIVER', 'STORAGE_OPTS', 'XDG_CONFIG_HOME'];
const path = '/etc/environment';
const maxBytes = 256 * 1024;

export const podmanEnvironment = defineFact({
  id: 'podman/environment',
  summary:
    'The variables that podman follows, of the root shell that asks and of /etc/environment, and the home of root.',
  reads: () => ({
    files: [{ path, maxBytes }, '/etc/passwd'],
    commands: [['id', '-u'], ...names.map(name => ['printenv', name] as const)],
  }),
  async collect(host): Promise<PodmanEnvironment> {
    const bytes = await host.read(path, { maxBytes });
    const all = parsePamEnvironment(path, bytes ? decodeText(bytes) : '');
    const variables = new Map([...all].filter(([name]) => names.includes(name)));
    for (const [name, variable] of await ownVariables(host)) variables.set(name, variable);
    for (const { evidence } of variables.values()) host.cite(evidence);
    const passwd = await host.read('/etc/passwd');
    const home = /^root:[^:\n]*:0:[^:\n]*:[^:\n]*:(\/[^:\n]*)/m.exec(passwd ? decodeText(passwd) : '')?.[1];
    return { variables, home: home ?? '/root' };
  },
});

/** Those of the shell that this look is made from, if it is root's. A host that is not running has none. */
async function ownVariables(host: HostSource): Promise<readonly (readonly [string, PamVariable])[]> {
  if (host.kind === 'rootfs' || host.kind === 'image') return [];
  if ((await host.run(['id', '-u']))?.stdout.trim() !== '0') return [];
  const said = await Promise.all(names.map(name => host.run(['printenv', name])));
  return said.flatMap((result, index) => {
    if (result?.code !== 0) return [];
    const name = names[index] as string;
    const value = result.stdout.replace(/\n$/, '');
    return [[name, { value, evidence: { path: ownEnvironment, text: `${name}=${value}` } }]];
  });
}
