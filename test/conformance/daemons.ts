import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Daemon } from './namespace-script.js';

const places = ['/usr/sbin/dockerd', '/usr/bin/dockerd', '/usr/local/bin/dockerd'];

/** The host's own dockerd, and those of the root directories that HOSTLINT_DOCKER_ROOTS names, separated by colons. */
export function findDaemons(): readonly Daemon[] {
  const roots = (process.env['HOSTLINT_DOCKER_ROOTS'] ?? '').split(':').filter(root => root !== '');
  return [undefined, ...roots].flatMap(root => {
    const binary = places.find(place => existsSync(`${root ?? ''}${place}`));
    if (binary === undefined) return [];
    const command = root === undefined ? [binary] : ['chroot', root, binary];
    const said = spawnSync(command[0] as string, [...command.slice(1), '--version'], {
      encoding: 'utf8',
      timeout: 10_000,
    });
    const version = /version ([^\s,]+)/.exec(said.stdout ?? '')?.[1];
    return version === undefined
      ? []
      : [{ version, binary, separateContainerd: true, ...(root === undefined ? {} : { root }) }];
  });
}

/** Why no dockerd can be started here, with the command that mends it; `undefined`: it can. */
export const obstacle = (): string | undefined =>
  layoutObstacle() ?? (findDaemons().length === 0 ? 'there is no dockerd: apt-get install docker.io' : undefined);

/** Why no host can be laid out here. */
export function layoutObstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'laying out hosts needs root: run the tests as root';
  for (const [program, name] of [
    ['mkfs.xfs', 'xfsprogs'],
    ['mkfs.ext4', 'e2fsprogs'],
    ['mkfs.btrfs', 'btrfs-progs'],
  ] as const) {
    if (spawnSync('which', [program]).status !== 0) return `there is no ${program}: apt-get install ${name}`;
  }
  const isolation = spawnSync('unshare', ['--mount', '--pid', '--net', '--fork', 'true'], { encoding: 'utf8' });
  if (isolation.status !== 0)
    return `there are no namespaces to be had (${isolation.stderr.trim()}): run the tests on a host, or in a privileged container`;
  if (spawnSync('losetup', ['-f']).status !== 0) return 'there are no loop devices: modprobe loop';
  return undefined;
}
