import { isUnknowable, type HostSource, type Reads } from '@hostlint/core';

const path = '/proc/self';

/** What `isOff` asks for. */
export const isOffReads: Reads = { stats: [path] };

/** The source itself says that nothing runs. */
export async function isOff(host: Pick<HostSource, 'stat'>): Promise<boolean> {
  try {
    await host.stat(path);
    return false;
  } catch (error) {
    if (isUnknowable(error)) return error.reason === 'not-running';
    throw error;
  }
}
