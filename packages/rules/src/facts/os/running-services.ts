import { defineFact, UnknowableError } from '@hostlint/core';

/** The services that run now. */
export interface RunningServices {
  readonly manager: 'systemd' | 'openrc';
  /** By the name of the unit without `.service`, or of the init script. */
  readonly names: ReadonlySet<string>;
}

const systemd = '/run/systemd/units';
const openrc = '/run/openrc/started';
const prefix = 'invocation:';
const most = 10_000;

/**
 * systemd keeps a symlink for each unit that is active and takes it away when the unit stops; OpenRC keeps one for each service started.
 * Sources: systemd v252 src/core/unit.c unit_export_invocation_id, unit_notify (unit_unlink_state_files); openrc src/librc/librc.c
 * rc_service_mark.
 */
export const runningServices = defineFact({
  id: 'os/running-services',
  summary: 'The services that run now, as systemd or OpenRC keeps them in /run.',
  reads: () => ({ lists: [systemd, openrc].map(path => ({ path, limit: most })) }),
  async collect(host): Promise<RunningServices> {
    const units = await host.list(systemd, { limit: most });
    if (units) {
      const services = units.filter(name => name.startsWith(prefix) && name.endsWith('.service'));
      return {
        manager: 'systemd',
        names: new Set(services.map(name => name.slice(prefix.length, -'.service'.length))),
      };
    }
    const started = await host.list(openrc, { limit: most });
    if (started) return { manager: 'openrc', names: new Set(started) };
    throw new UnknowableError('not-running', 'neither systemd nor OpenRC keeps services here');
  },
});
