/** Starts the next ones before the test that waits for them comes. A failure is an answer as well: nobody may be waiting yet. */
export function ahead<T, R>(
  all: readonly T[],
  atOnce: number,
  run: (one: T) => Promise<R>,
): (one: T) => Promise<R | Error> {
  const started = new Map<T, Promise<R | Error>>();
  const start = (one: T): Promise<R | Error> => {
    const result =
      started.get(one) ??
      run(one).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
    started.set(one, result);
    return result;
  };
  return one => {
    const at = all.indexOf(one);
    for (const next of all.slice(at, at + atOnce)) void start(next);
    return start(one);
  };
}
