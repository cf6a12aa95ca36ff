import { defineFact, type TracedSource } from '@hostlint/core';
import { afterPrefix } from '../../shared/after-prefix.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { hasUnit, unitReads } from '../../shared/systemd-unit/load-unit.js';
import { programDirectories, programPaths } from '../machine/programs.js';
import { daemonArguments, type DaemonArguments } from './daemon-arguments.js';
import { daemonConfig, type DaemonConfig } from './daemon-config.js';
import { dockerEngine } from './engine.js';

export type DaemonProgram = 'containerd' | 'containerd-shim-runc-v2' | 'runc' | 'docker-init' | 'ps' | 'git' | 'xz';

/** The programs that dockerd runs. */
export interface DaemonPrograms {
  /** dockerd is a script, which may start the real one with another PATH. */
  readonly wrapped: boolean;
  /** The PATH that they are looked for in. */
  readonly directories: readonly string[];
  /** The path of each; `null`: it is nowhere. */
  readonly found: Readonly<Record<DaemonProgram, string | null>>;
  /**
   * Where dockerd’s containerd would come from. `built-in`: dockerd is its own. `running`: its socket is there. `program`: it is
   * installed, and dockerd or a service starts it. `unit`: there is a service, and no program in PATH. `elsewhere`: an address of
   * the user’s own, where nothing is now. `nowhere`: none of these.
   */
  readonly containerd: 'built-in' | 'running' | 'program' | 'unit' | 'elsewhere' | 'nowhere';
}

const names = ['containerd', 'containerd-shim-runc-v2', 'ps', 'git', 'xz'] as const;

const libexecDirectories = [
  '/usr/local/libexec/docker',
  '/usr/libexec/docker',
  '/usr/local/lib/docker',
  '/usr/lib/docker',
  '/usr/local/libexec',
  '/usr/libexec',
];

const usualSocket = '/run/containerd/containerd.sock';

export const daemonPrograms = defineFact({
  id: 'docker/daemon-programs',
  summary:
    'The programs that dockerd runs, and where its containerd comes from; null where there is no dockerd, or one that brings its own.',
  reads: () => ({
    stats: [
      ...programPaths(...names, 'runc', 'docker-init', 'dockerd'),
      ...libexecDirectories.map(directory => `${directory}/docker-init`),
      ...[...names, 'runc', 'docker-init'].map(name => `{configured}/${name}`),
      '{configured}',
      usualSocket,
    ],
    also: [unitReads('containerd.service')],
  }),
  needs: { engine: dockerEngine, daemon: daemonArguments, config: daemonConfig },
  async collect(host, { engine, daemon, config }): Promise<DaemonPrograms | null> {
    if (engine.binary === null) return null;
    const binary = (await host.realpath(engine.binary)) ?? engine.binary;
    // Packages of Nix, of Guix and snaps wire their programs by whole paths.
    if (/^\/(?:nix|gnu|snap)\//.test(binary)) return null;
    const bytes = (await host.stat(binary))?.sizeBytes ?? 0;
    const directories = pathOf(daemon);
    const look = (name: string, also: readonly string[] = []): Promise<string | null> =>
      findProgram(host, name, [...also, ...directories]);
    const found = await Promise.all([
      ...names.map(async name => [name, await look(name)] as const),
      look(runcName(config, daemon)).then(path => ['runc', path] as const),
      look(config.initPath.value || 'docker-init', initDirectories(config)).then(
        path => ['docker-init', path] as const,
      ),
    ]);
    const paths = Object.fromEntries(found) as DaemonPrograms['found'];
    host.cite({ path: 'PATH', text: directories.join(':') });
    return {
      wrapped: bytes > 0 && bytes < largestScript,
      directories,
      found: paths,
      containerd: await containerdOf(host, config, paths.containerd),
    };
  },
});

const largestScript = 1024 * 1024;

const pathOf = ({ environment }: DaemonArguments): readonly string[] => {
  const given = environment['PATH']?.text.split(':').filter(directory => directory.startsWith('/')) ?? [];
  return given.length > 0 ? given : programDirectories;
};

/** Source: moby v26.0.0 and v28.5.2 builder/builder-next/executor_linux.go newExecutor. */
const runcName = ({ version }: DaemonConfig, { environment }: DaemonArguments): string =>
  (isSince(version, '26.0') && environment['DOCKER_BUILDKIT_RUNC_COMMAND']?.text) || 'runc';

/** Source: moby v24.0.9 and v28.5.2 daemon/config/config_linux.go LookupInitPath. */
const initDirectories = ({ version }: DaemonConfig): readonly string[] =>
  isSince(version, '24.0') ? libexecDirectories : [];

async function findProgram(host: TracedSource, name: string, places: readonly string[]): Promise<string | null> {
  const paths = name.includes('/') ? [name] : places.map(place => `${place}/${name}`);
  for (const path of paths) {
    const stat = await host.stat(path);
    if (stat && stat.type !== 'directory' && stat.mode & 0o111) return path;
  }
  return null;
}

/** Source: moby v20.10.24, v28.5.2 cmd/dockerd/daemon_unix.go initContainerD; v29.7.0 daemon/command/daemon_unix.go. */
async function containerdOf(
  host: TracedSource,
  { version, features, containerd }: DaemonConfig,
  program: string | null,
): Promise<DaemonPrograms['containerd']> {
  if (isSince(version, '29.7') && features.value['embedded-containerd'] === true) return 'built-in';
  const address = (afterPrefix(containerd.value, 'unix://') ?? containerd.value) || usualSocket;
  if (await atNextBoot(host).stat(address)) return 'running';
  if (program !== null) return 'program';
  if (address !== usualSocket && address !== `/var${usualSocket}`) return 'elsewhere';
  if (containerd.value === '') return 'nowhere';
  return (await hasUnit(host, 'containerd.service')) ? 'unit' : 'nowhere';
}
