import { UnknowableError } from './errors.js';

interface Running {
  readonly id: string;
  since: number;
  stop(why: unknown): void;
}

/** When the turn is over: what has come to its end by then needs no timer, and to make Node's first one takes a hundredth of a check. */
const soon = (call: () => void): void =>
  void (typeof setImmediate === 'undefined' ? setTimeout(call, 0) : setImmediate(call));

/** Gives what work gives, unless it takes too long. */
export type Bound = <T>(id: string, work: Promise<T>) => Promise<T>;

/**
 * Bounds on the time of many facts, which all have the same. One timer serves them, as most are done before it could ring.
 * @param signal stops all that is under way
 */
export function createBounds(timeoutMs: number, signal: AbortSignal | undefined): Bound {
  const running = new Set<Running>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const begin = (one: Running): void => {
    if (running.size === 0) {
      if (!isDue) soon(wind);
      isDue = true;
      signal?.addEventListener('abort', abort, { once: true });
    }
    running.add(one);
  };
  const end = (one: Running): void => {
    if (!running.delete(one) || running.size > 0) return;
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
    signal?.removeEventListener('abort', abort);
  };
  const wind = (): void => {
    isDue = false;
    if (running.size > 0) timer ??= setTimeout(ring, timeoutMs);
  };
  const abort = (): void => {
    for (const one of running) one.stop(signal?.reason);
  };
  const ring = (): void => {
    const now = Date.now();
    let next = timeoutMs;
    for (const one of running) {
      // The clock was set back.
      if (one.since > now) one.since = now;
      const left = one.since + timeoutMs - now;
      if (left <= 0)
        one.stop(new UnknowableError('timed-out', `"${one.id}" gave no answer within ${timeoutMs / 1000} s`));
      else next = Math.min(next, left);
    }
    timer = running.size > 0 ? setTimeout(ring, next) : undefined;
  };
  return (id, work) =>
    new Promise((resolve, reject) => {
      const ended =
        <A>(how: (answer: A) => void) =>
        (answer: A): void => {
          end(one);
          how(answer);
        };
      const one: Running = { id, since: Date.now(), stop: ended(reject) };
      begin(one);
      work.then(ended(resolve), one.stop);
    });
}
