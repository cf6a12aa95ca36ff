import { isUnknowable } from '@hostlint/core';
import type { FileVerbs } from './file-verbs.js';

const views = new WeakMap<object, NextBoot>();

/**
 * A host as it is when it boots. /run is made anew at every boot, so what does not run has nothing in it: for those who look there for
 * configuration and programs, and not for what runs, that is an answer. Source: the Filesystem Hierarchy Standard 3.0, /run.
 */
export function atNextBoot<S extends Partial<FileVerbs>>(host: S): Pick<S, keyof FileVerbs & keyof S> {
  let view = views.get(host);
  if (!view) views.set(host, (view = new NextBoot(host as FileVerbs)));
  return view as FileVerbs as Pick<S, keyof FileVerbs & keyof S>;
}

class NextBoot implements FileVerbs {
  readonly #host: FileVerbs;

  constructor(host: FileVerbs) {
    this.#host = host;
  }

  read(...question: Parameters<FileVerbs['read']>): ReturnType<FileVerbs['read']> {
    return settle(question[0], this.#host.read(...question));
  }

  list(...question: Parameters<FileVerbs['list']>): ReturnType<FileVerbs['list']> {
    return settle(question[0], this.#host.list(...question));
  }

  stat(...question: Parameters<FileVerbs['stat']>): ReturnType<FileVerbs['stat']> {
    return settle(question[0], this.#host.stat(...question));
  }

  realpath(path: string): ReturnType<FileVerbs['realpath']> {
    return settle(path, this.#host.realpath(path));
  }

  filesystem(path: string): ReturnType<FileVerbs['filesystem']> {
    return this.#host.filesystem(path);
  }
}

const settle = <T>(path: string, answer: Promise<T | undefined>): Promise<T | undefined> =>
  isBelowRun(path) ? answer.catch(absentIfOff) : answer;

function isBelowRun(path: string): boolean {
  const below = path.startsWith('/var/') ? path.slice('/var'.length) : path;
  return below === '/run' || below.startsWith('/run/');
}

function absentIfOff(error: unknown): undefined {
  if (isUnknowable(error) && error.reason === 'not-running') return undefined;
  throw error;
}
