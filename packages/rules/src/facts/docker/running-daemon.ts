import { defineFact, UnknowableError } from '@hostlint/core';
import { daemonConfig } from './daemon-config.js';
import { dockerPidfile } from './pidfile.js';

/** What a running dockerd says of itself. */
export interface RunningDaemon {
  /** The socket that answered. */
  readonly socket: string;
  readonly version: string | null;
  readonly dataRoot: string | null;
  readonly driver: string | null;
  readonly backingFilesystem: string | null;
  readonly supportsDType: boolean | null;
  readonly nativeOverlayDiff: boolean | null;
  readonly usingMetacopy: boolean | null;
  /** What it warns of, in its own words. */
  readonly warnings: readonly string[];
}

const usualSocket = '/var/run/docker.sock';

export const runningDaemon = defineFact({
  id: 'docker/running-daemon',
  summary: 'What `docker info` says now: the answer of the running daemon on its socket; null where none runs.',
  privileges: 'Needs root or membership in the group docker.',
  reads: () => ({ sockets: [usualSocket, '{configured}'].map(socket => `${socket} /info`) }),
  needs: { config: daemonConfig, pidfile: dockerPidfile },
  async collect(host, { config, pidfile }): Promise<RunningDaemon | null> {
    const socket = config.hosts.value.find(one => one.startsWith('unix://'))?.slice('unix://'.length) || usualSocket;
    // Where systemd holds the socket, asking it would start a daemon that does not run, and looking must not change the host.
    if (pidfile.process?.name !== 'dockerd') return null;
    const bytes = await host.get(socket, '/info');
    if (!bytes) return null;
    const info = parse(new TextDecoder().decode(bytes));
    const status = new Map(pairs(info['DriverStatus']));
    const flag = (name: string): boolean | null => (status.has(name) ? status.get(name) === 'true' : null);
    return {
      socket,
      version: text(info['ServerVersion']),
      dataRoot: text(info['DockerRootDir']),
      driver: text(info['Driver']),
      backingFilesystem: status.get('Backing Filesystem') ?? null,
      supportsDType: flag('Supports d_type'),
      nativeOverlayDiff: flag('Native Overlay Diff'),
      usingMetacopy: flag('Using metacopy'),
      warnings: texts(info['Warnings']),
    };
  },
});

function parse(json: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new UnknowableError('malformed', 'the daemon’s answer to /info is not JSON');
  }
  if (typeof value !== 'object' || value === null)
    throw new UnknowableError('malformed', 'the daemon’s answer to /info is no object');
  return value as Readonly<Record<string, unknown>>;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function pairs(value: unknown): readonly (readonly [string, string])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap(pair =>
    Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string'
      ? [[pair[0], pair[1]] as const]
      : [],
  );
}
