import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { skipBecause } from '../skip-because.js';
import { missingForLoops, mountLoop, run, type LoopFilesystem } from './loop-filesystem.js';

/** How a file system for a storage root is made and mounted. */
export interface StoragePlan {
  /** The program and its options; none for what needs no device. */
  readonly make?: readonly [string, ...string[]];
  readonly type: string;
  readonly options?: string;
}

const packages: Readonly<Record<string, string>> = { 'mkfs.vfat': 'dosfstools', 'mkfs.f2fs': 'f2fs-tools' };

/** Mounts a file system for the suite; skips the suite where this machine cannot, and says what would bring it. */
export function mountPlan(context: Mocha.Context, { make, type, options }: StoragePlan): LoopFilesystem {
  const program = make?.[0] ?? 'mount';
  const missing = missingForLoops(program);
  const brings = packages[program];
  if (missing !== null)
    skipBecause(context, brings ? `"${program}" is not installed: apt-get install ${brings}` : missing);
  try {
    return make ? mountLoop(make, '320M', options ? `loop,${options}` : 'loop') : mountInMemory(type, options);
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    if (/unknown filesystem type|No such device/i.test(stderr))
      skipBecause(context, `this kernel has no ${type}: modprobe ${type}`);
    if (/permission denied|not permitted/i.test(stderr))
      skipBecause(context, 'this machine may not mount; run the tests on a whole machine as root');
    throw error;
  }
}

function mountInMemory(type: string, options = 'rw'): LoopFilesystem {
  const mountPoint = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-memory-'));
  try {
    run('mount', '-t', type, '-o', options, 'none', mountPoint);
  } catch (error) {
    fs.rmdirSync(mountPoint);
    throw error;
  }
  fs.chmodSync(mountPoint, 0o755);
  const close = (): void => {
    run('umount', '-l', mountPoint);
    fs.rmdirSync(mountPoint);
  };
  return { mountPoint, close };
}

/** An overlay whose layers lie on another file system, as the root of a container does. */
export function mountOverlay(below: string): LoopFilesystem {
  const [lower, upper, work, mountPoint] = ['lower', 'upper', 'work', 'merged'].map(name => path.join(below, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const directory of [lower, upper, work, mountPoint]) fs.mkdirSync(directory, { recursive: true });
  run('mount', '-t', 'overlay', '-o', `lowerdir=${lower},upperdir=${upper},workdir=${work}`, 'overlay', mountPoint);
  return { mountPoint, close: () => void run('umount', '-l', mountPoint) };
}
