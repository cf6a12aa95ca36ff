import { processEnvironment } from '../process-environment.js';
import type { Flags } from '../flags/flags.js';
import type { HelperOrder } from './crew.js';
import { helpOut } from './thread-work.js';

/** What a thread of `threads.ts` runs. */
export function help(): void {
  const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads');
  const take = helpOut((workerData as { flags: Flags }).flags, processEnvironment(), answer =>
    parentPort?.postMessage(answer),
  );
  parentPort?.on('message', (order: HelperOrder) => take(order));
}
