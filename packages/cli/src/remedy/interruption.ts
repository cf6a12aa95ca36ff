import { RemedyError } from './remedy-error.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs something that an interrupt must not end in the middle. The first one asks it to stop, through the signal; further ones, while all
 * is put back, only tell that.
 */
export async function interruptible<T>(
  say: (text: string) => void,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const heed = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) say('still putting all back; please wait');
    controller.abort(new RemedyError(`interrupted (${name})`));
  };
  for (const name of signals) process.on(name, heed);
  try {
    return await run(controller.signal);
  } finally {
    for (const name of signals) process.off(name, heed);
  }
}
