import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A file system in an image, mounted. */
export interface LoopFilesystem {
  readonly mountPoint: string;
  close(): void;
}

const environment = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };

/** What this machine lacks to mount images, with the command that brings it; `null`: nothing. */
export function missingForLoops(...programs: readonly string[]): string | null {
  if (process.geteuid?.() !== 0) return 'file systems are mounted by root: sudo npm test';
  const absent = programs.filter(
    program => !environment.PATH.split(':').some(directory => fs.existsSync(`${directory}/${program}`)),
  );
  if (absent.length > 0) {
    return `"${absent.join('", "')}" is not installed: apt-get install e2fsprogs xfsprogs btrfs-progs`;
  }
  return fs.existsSync('/dev/loop-control') ? null : 'there are no loop devices here: modprobe loop';
}

export const run = (program: string, ...given: readonly string[]): string =>
  execFileSync(program, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: environment });

/** Makes a file system in a sparse image and mounts it. `close` unmounts it and removes everything. */
export function mountLoop(mkfs: readonly [string, ...string[]], size: string, options = 'loop'): LoopFilesystem {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-loop-'));
  const [image, mountPoint] = [`${home}/image`, `${home}/mnt`];
  fs.mkdirSync(mountPoint);
  fs.chmodSync(home, 0o755);
  let mounted = false;
  const close = (): void => {
    if (mounted) run('umount', '-l', mountPoint);
    fs.rmSync(home, { recursive: true, force: true });
  };
  try {
    const [program, ...given] = mkfs;
    run('truncate', '-s', size, image);
    run(program, ...given, image);
    run('mount', '-o', options, image, mountPoint);
    mounted = true;
    return { mountPoint, close };
  } catch (error) {
    close();
    throw error;
  }
}
