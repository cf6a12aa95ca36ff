import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Journal, type FaultHook } from './journal.js';

/** A directory that is removed when the test has ended, with a journal. */
export async function withJournal(
  use: (given: {
    readonly directory: string;
    readonly root: string;
    readonly journal: Journal;
  }) => void | Promise<void>,
  hook?: FaultHook,
): Promise<void> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-remedy-'));
  const root = path.join(directory, 'journals');
  const journal = Journal.begin({ root, ...(hook ? { hook } : {}) }, 'a test', Date.parse('2026-11-24T12:00:00Z'));
  try {
    await use({ directory, root, journal });
  } finally {
    journal.close();
    fs.rmSync(directory, { recursive: true, force: true });
  }
}
