import { isUnknowable, type HostSource } from '@hostlint/core';

type Verbs = Pick<HostSource, 'read' | 'list' | 'stat' | 'realpath'>;

const isBelowRun = (path: string): boolean => /^\/(?:var\/)?run(?:\/|$)/.test(path);

/**
 * A host as it is when it boots. /run is made anew at every boot, so what does not run has nothing in it: for those who look there for
 * configuration and programs, and not for what runs, that is an answer. Source: the Filesystem Hierarchy Standard 3.0, /run.
 */
export function atNextBoot<S extends Partial<Verbs>>(host: S): S {
  const settle =
    <A extends readonly unknown[], R>(verb: (path: string, ...rest: A) => Promise<R | undefined>) =>
    async (path: string, ...rest: A): Promise<R | undefined> => {
      try {
        return await verb(path, ...rest);
      } catch (error) {
        if (isBelowRun(path) && isUnknowable(error) && error.reason === 'not-running') return undefined;
        throw error;
      }
    };
  const { read, list, stat, realpath } = host;
  // Not a copy: whoever asks for all that a source is must be answered again on each host of a fleet.
  return Object.assign(Object.create(host) as S, {
    ...(read && { read: settle(read) }),
    ...(list && { list: settle(list) }),
    ...(stat && { stat: settle(stat) }),
    ...(realpath && { realpath: settle(realpath) }),
  });
}
