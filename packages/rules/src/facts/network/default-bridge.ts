import { defineFact, UnknowableError } from '@hostlint/core';
import { daemonConfig } from '../docker/daemon-config.js';
import { devices } from './devices.js';

/** The bridge of Docker's default network. */
export interface DefaultBridge {
  /** `docker`: docker0, which dockerd makes. `user`: the one that is configured and must be there. `none`: there is no default network. */
  readonly owner: 'docker' | 'user' | 'none';
  readonly name: string;
  /** What has that name now. */
  readonly device: 'absent' | 'bridge' | 'other';
}

export const defaultBridge = defineFact({
  id: 'network/default-bridge',
  summary: 'The bridge of Docker’s default network, and whether it is there.',
  reads: { stats: ['/sys/class/net/*/bridge'] },
  needs: { config: daemonConfig, devices },
  async collect(host, { config, devices }): Promise<DefaultBridge> {
    const { value, evidence } = config.network.bridge;
    if (evidence) host.cite(evidence);
    if (value === 'none') return { owner: 'none', name: value, device: 'absent' };
    const [owner, name] = value === '' ? (['docker', 'docker0'] as const) : (['user', value] as const);
    if (!devices.has(name)) return { owner, name, device: 'absent' };
    const directory = `/sys/class/net/${name}`;
    if (!(await host.stat(directory)))
      throw new UnknowableError('not-running', `${directory} is not there, which tells what kind of device it is`);
    return { owner, name, device: (await host.stat(`${directory}/bridge`)) ? 'bridge' : 'other' };
  },
});
