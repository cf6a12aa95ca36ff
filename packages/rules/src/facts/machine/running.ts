import { defineFact } from '@hostlint/core';

/** For rules about what comes and goes while a host runs, such as free space, that do not hang on another such fact. */
export const machineRunning = defineFact({
  id: 'machine/running',
  summary: 'That this host runs. Of a root file system it is unknown, and rules that need it do not apply there.',
  reads: { stats: ['/proc/sys/kernel'] },
  runningOnly: true,
  async collect(host): Promise<true> {
    await host.stat('/proc/sys/kernel');
    // That a machine runs is no evidence of anything that is said of it.
    host.cite();
    return true;
  },
});
