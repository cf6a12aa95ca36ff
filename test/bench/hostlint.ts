import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from './row.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const tool = join(root, 'packages/cli/bin/hostlint.js');

export const nothing: Program = { name: 'node -e 0', command: process.execPath, words: ['-e', '0'] };

/** hostlint with these words; what it complains of where it cannot do its work here. */
export function hostlint(words: readonly string[], shown = words.join(' ')): Program | { readonly why: string } {
  const { status, stderr } = spawnSync(process.execPath, [tool, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // A report for Nagios ends with 2 as well, and complains of nothing.
  const complaint = stderr.split('\n').find(line => line !== '' && !line.startsWith('hostlint: warning:'));
  if (status === 2 && complaint !== undefined) return { why: complaint };
  return { name: `hostlint ${shown}`, command: process.execPath, words: [tool, ...words] };
}

/** A snapshot of this machine. */
export function snapshotIn(folder: string): string {
  const file = join(folder, 'snapshot.tar.gz');
  execFileSync(process.execPath, [tool, 'collect', '--no-config', '-o', file]);
  return file;
}

/** A folder that lasts as long as its rows. */
export async function* withFolder<T>(
  rows: (folder: string) => AsyncGenerator<T, void, void>,
): AsyncGenerator<T, void, void> {
  const folder = fs.mkdtempSync(join(os.tmpdir(), 'hostlint-bench-'));
  try {
    yield* rows(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
