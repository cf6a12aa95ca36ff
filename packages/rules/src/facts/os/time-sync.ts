import { defineFact } from '@hostlint/core';

/** What systemd-timesyncd leaves for others to see. */
export interface TimeSync {
  /** Whether it has set the clock since boot; `null`: before systemd 239 it does not tell. */
  readonly timesyncd: boolean | null;
}

const touched = '/run/systemd/timesync/synchronized';
// Came with the file, and waits for it.
const waits = ['/usr/lib/systemd/systemd-time-wait-sync', '/lib/systemd/systemd-time-wait-sync'];

/** Source: systemd-timesyncd.service(8), systemd v239 NEWS. */
export const timeSync = defineFact({
  id: 'os/time-sync',
  summary: 'Whether systemd-timesyncd has set the clock since boot.',
  reads: () => ({ stats: [touched, ...waits] }),
  async collect(host): Promise<TimeSync> {
    if (await host.stat(touched)) return { timesyncd: true };
    for (const path of waits) if (await host.stat(path)) return { timesyncd: false };
    return { timesyncd: null };
  },
});
