import { defineFact, isUnknowable, UnknowableError, type TracedSource } from '@hostlint/core';

const path = '/run/systemd/system';

/** Engines decide on it as sd_booted(3) does: moby v29.7.2 daemon/daemon_unix.go isRunningSystemd, runc libcontainer systemd/common.go. */
export const machineSystemd = defineFact({
  id: 'machine/systemd',
  summary: 'Whether systemd is the init system that runs, or that an image starts.',
  reads: { stats: ['/proc/sys/kernel', path, '/sbin/init'] },
  async collect(host): Promise<boolean> {
    try {
      if (!(await host.stat('/proc/sys/kernel')))
        throw new UnknowableError('not-running', 'no system runs here: there is no /proc');
      host.cite({ path });
      return (await host.stat(path, { follow: false }))?.type === 'directory';
    } catch (error) {
      if (isUnknowable(error) && error.reason === 'not-running') return startsSystemd(host, error);
      throw error;
    }
  },
});

/** The kernel starts /sbin/init, then /etc/init and others. Source: linux init/main.c kernel_init. */
async function startsSystemd(host: TracedSource, otherwise: UnknowableError): Promise<boolean> {
  const init = await host.realpath('/sbin/init');
  if (init === undefined) throw otherwise;
  host.cite({ path: '/sbin/init', text: `/sbin/init -> ${init}` });
  return /^\/(?:usr\/)?lib\/systemd\/systemd$/.test(init);
}
