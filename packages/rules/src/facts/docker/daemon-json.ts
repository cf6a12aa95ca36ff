import { defineFact, type TracedSource } from '@hostlint/core';
import { parseArguments } from '../../shared/docker-config/arguments.js';
import { daemonArguments } from './daemon-arguments.js';
import { dockerEngine } from './engine.js';

const standardPath = '/etc/docker/daemon.json';

// No configuration is near this; a larger one would only cost memory.
const mostBytes = 1024 * 1024;

/** The configuration file that dockerd would read. */
export interface DaemonJson {
  /** Empty with `--config-file=`: dockerd reads none. */
  readonly path: string;
  /** Whether the arguments name it. Only the standard file may be missing. */
  readonly explicit: boolean;
  readonly state: 'none' | 'absent' | 'unreadable' | 'read';
  /** Why it is no file that can be read. */
  readonly why: string | null;
  /** The bytes, one character each. */
  readonly content: string | null;
}

/** Which configuration file dockerd reads, and what stands in it. */
export const daemonJson = defineFact({
  id: 'docker/daemon-json',
  summary: 'The configuration file of dockerd.',
  privileges: 'A daemon.json that only root may read leaves everything about it undecided.',
  reads: () => ({ files: [standardPath, '{configured}'].map(path => ({ path, maxBytes: mostBytes })) }),
  needs: { engine: dockerEngine, daemon: daemonArguments },
  async collect(host, { engine, daemon }): Promise<DaemonJson> {
    const given = parseArguments(engine.version, daemon.words).flags.get('config-file')?.values.at(-1);
    return readConfigFile(host, given ?? standardPath, given !== undefined);
  },
});

async function readConfigFile(host: TracedSource, path: string, explicit: boolean): Promise<DaemonJson> {
  if (path === '') return { path, explicit, state: 'none', why: null, content: null };
  const absolute = path.startsWith('/') ? path : `/${path}`;
  const stat = await host.stat(absolute);
  if (!stat) return { path: absolute, explicit, state: 'absent', why: null, content: null };
  if (stat.type === 'directory')
    return { path: absolute, explicit, state: 'unreadable', why: `read ${path}: is a directory`, content: null };
  const bytes = await host.read(absolute, { maxBytes: mostBytes });
  if (!bytes) return { path: absolute, explicit, state: 'absent', why: null, content: null };
  return { path: absolute, explicit, state: 'read', why: null, content: fromBytes(bytes) };
}

function fromBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}
