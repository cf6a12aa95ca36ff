import type { Argv, CommandChange } from './changes.js';
import type { Journal } from './journal.js';
import { runToSuccess } from './run-program.js';

export interface CommandOptions {
  /** The command that takes it back; `null`: there is none. It must do no harm where the first one was never run. */
  readonly undo: Argv | null;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Runs a program that changes the host. */
export async function changeByCommand(journal: Journal, argv: Argv, options: CommandOptions): Promise<void> {
  const { undo, timeoutMs, signal } = options;
  await journal.make({ kind: 'command', argv, undo }, async () => {
    await runToSuccess(argv, { timeoutMs, signal });
  });
}

const undoMs = 300_000;

export async function undoCommand({ undo }: CommandChange): Promise<void> {
  if (undo) await runToSuccess(undo, { timeoutMs: undoMs });
}
