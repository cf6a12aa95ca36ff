import { defineFact, isUnknowable, type UnknowableError } from '@hostlint/core';
import { readElfHeader, type ElfHeader } from '../../shared/elf-header.js';

export interface Userland extends ElfHeader {
  /** The program that was looked at. */
  readonly path: string;
}

// What every system starts with, then what every system has.
const programs = ['/sbin/init', '/bin/sh', '/usr/bin/env'];
const maxBytes = 16 * 1024 * 1024;

export const machineUserland = defineFact({
  id: 'machine/userland',
  summary: 'The processor that the programs of this host are built for; null where there are none.',
  reads: () => ({ files: programs.map(path => ({ path, maxBytes })) }),
  async collect(host): Promise<Userland | null> {
    let refusal: UnknowableError | null = null;
    for (const path of programs) {
      try {
        const bytes = await host.read(path, { maxBytes });
        const header = bytes && readElfHeader(bytes);
        if (!header) continue;
        host.cite({ path });
        return { path, ...header };
      } catch (error) {
        if (!isUnknowable(error)) throw error;
        refusal ??= error;
      }
    }
    if (refusal) throw refusal;
    return null;
  },
});
