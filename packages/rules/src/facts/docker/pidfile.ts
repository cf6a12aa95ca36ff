import { defineFact } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { daemonConfig } from './daemon-config.js';
import { configuredText } from '../../shared/configured-text.js';

/** The file in which dockerd keeps its process number. */
export interface DockerPidfile {
  /** Empty: dockerd writes none. */
  readonly path: string;
  /** The process that it names, as long as it lives; `null`: none. */
  readonly process: { readonly pid: number; readonly name: string } | null;
}

/** Source: moby v20.10.24 and v28.5.2 pkg/pidfile: a process lives where /proc has it, and what is no number names none. */
export const dockerPidfile = defineFact({
  id: 'docker/pidfile',
  summary: 'The process that dockerd’s pid file names, if it lives.',
  reads: { files: ['/var/run/docker.pid', configuredText, '/proc/{pid}/comm'] },
  runningOnly: true,
  needs: { config: daemonConfig },
  async collect(host, { config }): Promise<DockerPidfile> {
    const { value } = config.pidfile;
    const path = value === '' || value.startsWith('/') ? value : `/${value}`;
    const bytes = path === '' ? undefined : await host.read(path, { maxBytes: 64 * 1024 });
    const number = bytes && /^\s*\+?(\d{1,10})\s*$/.exec(decodeText(bytes))?.[1];
    const pid = Number(number ?? 0);
    if (pid < 1 || !(await host.stat(`/proc/${pid}`))) return { path, process: null };
    const name = await host.read(`/proc/${pid}/comm`, { maxBytes: 4096 });
    return { path, process: { pid, name: name ? decodeText(name).trim() : '' } };
  },
});
