import { isUnknowable, type HostSource } from '@hostlint/core';

type Verbs = Pick<HostSource, 'read' | 'list' | 'stat' | 'realpath'>;

const isBelowRun = (path: string): boolean => {
  const below = path.startsWith('/var/') ? path.slice(4) : path;
  return below === '/run' || below.startsWith('/run/');
};

const booting = new WeakMap<object, object>();

/**
 * A host as it is when it boots. /run is made anew at every boot, so what does not run has nothing in it: for those who look there for
 * configuration and programs, and not for what runs, that is an answer. Source: the Filesystem Hierarchy Standard 3.0, /run.
 */
export function atNextBoot<S extends Partial<Verbs>>(host: S): S {
  let view = booting.get(host) as S | undefined;
  if (!view) booting.set(host, (view = viewOf(host)));
  return view;
}

function viewOf<S extends Partial<Verbs>>(host: S): S {
  const settle =
    <A extends readonly unknown[], R>(verb: (path: string, ...rest: A) => Promise<R | undefined>) =>
    (path: string, ...rest: A): Promise<R | undefined> =>
      isBelowRun(path) ? verb.call(host, path, ...rest).catch(absentIfOff) : verb.call(host, path, ...rest);
  // Not a copy: whoever asks for all that a source is must be answered again on each host of a fleet.
  const view = Object.create(host) as { -readonly [Verb in keyof S]: S[Verb] };
  if (host.read) view.read = settle(host.read);
  if (host.list) view.list = settle(host.list);
  if (host.stat) view.stat = settle(host.stat);
  if (host.realpath) view.realpath = settle(host.realpath);
  return view;
}

function absentIfOff(error: unknown): undefined {
  if (isUnknowable(error) && error.reason === 'not-running') return undefined;
  throw error;
}
