import { fileURLToPath } from 'node:url';
import type { Environment, HelperThread } from '../environment.js';
import type { Flags } from '../flags/flags.js';
import type { HelperAnswer } from './crew.js';

/** Of V8, in megabytes. A host takes some ten; this is for one that is meant to harm. */
const heap = { maxOldGenerationSizeMb: 400, maxYoungGenerationSizeMb: 16 };

/** Threads load the bundle, where this is in one. Where there is none, as in hostlint's own tests, there are no threads either. */
export function threads(): Environment['threads'] {
  if (!import.meta.url.endsWith('/dist/hostlint.cjs')) return undefined;
  const loader = fileURLToPath(new URL('../bin/hostlint.js', import.meta.url));
  return {
    get most() {
      return process.getBuiltinModule('node:os').availableParallelism();
    },
    start: flags => start(loader, flags),
  };
}

function start(file: string, flags: Flags): HelperThread {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker('require(require("node:worker_threads").workerData.file)().help()', {
    eval: true,
    workerData: { file, flags },
    resourceLimits: heap,
  });
  let stopped = false;
  return {
    send: order => worker.postMessage(order),
    onAnswer: hear => void worker.on('message', (answer: HelperAnswer) => hear(answer)),
    onEnd(hear) {
      let why: Error | undefined;
      worker.on('error', (error: Error) => (why = error));
      worker.on('exit', code => {
        if (!stopped) hear(why ?? new Error(`a thread of hostlint ended with ${code}`));
      });
    },
    async stop() {
      stopped = true;
      await worker.terminate();
    },
  };
}
