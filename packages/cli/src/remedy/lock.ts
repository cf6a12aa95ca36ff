import fs from 'node:fs';
import { join } from 'node:path';
import { writeAdvice } from '../write-advice.js';
import { processStart } from './process-start.js';
import { RemedyError } from './remedy-error.js';

interface Holder {
  readonly pid: number;
  /** When the process started, in ticks since the machine started: process numbers are used again. */
  readonly start: string;
  readonly boot: string;
}

/** Keeps two runs from changing one host at once, until it is released or its process has ended. */
export interface Lock {
  release(): void;
}

/** Takes the lock of the journals below `root`. A lock whose process has ended is nobody's. */
export function takeLock(root: string): Lock {
  const path = join(root, 'lock');
  const own = JSON.stringify({ pid: process.pid, start: processStart(process.pid), boot: bootId() });
  const beside = join(root, `lock.${process.pid}`);
  try {
    fs.mkdirSync(root, { recursive: true, mode: 0o700 });
    fs.writeFileSync(beside, own, { mode: 0o600 });
  } catch (error) {
    throw new RemedyError(
      `nothing can be kept in "${root}", so nothing is changed: ${writeAdvice(error, beside)}; --journal names another directory`,
      { cause: error },
    );
  }
  try {
    // A link appears with its content or not at all.
    for (let attempt = 0; attempt < 5; attempt++) {
      if (tryLink(beside, path)) return { release: () => release(path, own) };
      const found = read(path);
      if (found === undefined) continue;
      const holder = parse(found);
      if (holder && isAlive(holder))
        throw new RemedyError(
          `another hostlint is changing this host (process ${holder.pid}); wait for it to end, then try again`,
        );
      takeAway(path, found, beside);
    }
    throw new RemedyError(`the lock "${path}" could not be taken; try again`);
  } finally {
    fs.rmSync(beside, { force: true });
  }
}

/** Takes away the lock of a process that has ended, unless another run was faster: then what it put there is put back. */
function takeAway(path: string, stale: string, beside: string): void {
  const away = `${beside}.stale`;
  try {
    fs.renameSync(path, away);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(away) !== stale) tryLink(away, path);
  fs.rmSync(away, { force: true });
}

function release(path: string, own: string): void {
  if (read(path) === own) fs.rmSync(path, { force: true });
}

function tryLink(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

const isAlive = ({ pid, start, boot }: Holder): boolean => boot === bootId() && processStart(pid) === start;

function bootId(): string {
  return read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
}
