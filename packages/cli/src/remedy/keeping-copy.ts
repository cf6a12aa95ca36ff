import fs from 'node:fs';
import { runToSuccess } from './run-program.js';
import { syncPath } from './durable.js';

const copyMs = 30_000;

/** Copies one file with its owner, mode, times and extended attributes, whole and on the disk. */
export async function copyFileKeeping(from: string, to: string): Promise<void> {
  fs.rmSync(to, { force: true });
  await runToSuccess(['cp', '-a', '--', from, to], { timeoutMs: copyMs });
  syncPath(to);
}
