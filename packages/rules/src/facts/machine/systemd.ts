import { defineFact, UnknowableError } from '@hostlint/core';

const path = '/run/systemd/system';

/** Engines decide on it as sd_booted(3) does: moby v29.7.2 daemon/daemon_unix.go isRunningSystemd, runc libcontainer systemd/common.go. */
export const machineSystemd = defineFact({
  id: 'machine/systemd',
  summary: 'Whether systemd is the init system that runs.',
  reads: { stats: ['/proc/sys/kernel', path] },
  async collect(host): Promise<boolean> {
    if (!(await host.stat('/proc/sys/kernel')))
      throw new UnknowableError('not-running', 'no system runs here: there is no /proc');
    host.cite({ path });
    return (await host.stat(path, { follow: false }))?.type === 'directory';
  },
});
