import { specialMagics } from '../docker-storage/data-root.js';
import type { Ask } from '../open-questions.js';
import type { Refusal } from './causes.js';
import type { PodmanInput, RootView } from './input.js';

const faultWords = {
  'dangling-link': 'file exists',
  loop: 'too many levels of symbolic links',
  'not-a-directory': 'not a directory',
  'below-a-file': 'not a directory',
} as const;

/** What podman meets before its database: it makes libpod/ in the configured graph root. Source: libpod/runtime.go makeRuntime. */
export function refusedGraphRoot(view: RootView, ask: Ask, what = 'the graph root'): Refusal | undefined {
  const { path, fault, faultPath, filesystem } = view;
  if (fault)
    return { cause: 'graphroot-path', message: `mkdir ${faultPath}: ${faultWords[fault]}`, names: [faultPath] };
  if (filesystem.magic !== null && specialMagics.includes(filesystem.magic))
    return { cause: 'graphroot-path', message: `mkdir ${path}: no such file or directory`, names: [path] };
  if (ask(`the file system of ${what} is read-only`, filesystem.readOnly))
    return { cause: 'graphroot-read-only', message: `mkdir ${path}/libpod: read-only file system`, names: [path] };
  const enough = (question: string, room: RootView['space']): boolean =>
    ask(question, room === null ? null : room === 'enough');
  const message = `mkdir ${path}/libpod: no space left on device`;
  if (!enough(`there is space enough in ${what} for what podman makes there`, view.space))
    return { cause: 'no-space', message };
  return enough(`there are inodes enough in ${what} for what podman makes there`, view.inodes)
    ? undefined
    : { cause: 'no-inodes', message };
}

/** Something of another type where podman makes a directory or a file. */
export function blockedEntry(
  { path, blocked }: RootView,
  ask: Ask,
  isMeant: (name: string) => boolean,
): Refusal | undefined {
  if (blocked === null)
    return ask('something in the graph root is in the way', null)
      ? { cause: 'graphroot-entry', message: `mkdir ${path}: not a directory` }
      : undefined;
  const names = blocked.filter(isMeant);
  const [first] = names;
  return first === undefined
    ? undefined
    : { cause: 'graphroot-entry', message: `mkdir ${path}/${first}: not a directory`, names };
}

/** The run root and what podman makes in it. */
export function refusedRunRoot({ runRoot }: PodmanInput, ask: Ask): Refusal | undefined {
  const { path, fault, faultPath, filesystem } = runRoot;
  if (fault) return { cause: 'runroot', message: `mkdir ${faultPath}: ${faultWords[fault]}`, names: [faultPath] };
  if (filesystem.magic !== null && specialMagics.includes(filesystem.magic))
    return { cause: 'runroot', message: `mkdir ${path}: no such file or directory`, names: [path] };
  if (ask('the file system of the run root is read-only', filesystem.readOnly))
    return { cause: 'runroot', message: `mkdir ${path}: read-only file system`, names: [path] };
  for (const room of [runRoot.space, runRoot.inodes])
    if (!ask('there is room enough in the run root', room === null ? null : room === 'enough'))
      return { cause: 'runroot', message: `mkdir ${path}: no space left on device`, names: [path] };
  return undefined;
}

/** What is in the way of a driver's directories in the run root. */
export function blockedRunRoot({ runRoot }: PodmanInput, ask: Ask, names: readonly string[]): Refusal | undefined {
  const { path, blocked } = runRoot;
  if (blocked === null && ask('something in the run root is in the way', null))
    return { cause: 'runroot', message: `mkdir ${path}: not a directory`, names: [path] };
  const stuck = (blocked ?? []).filter(name => names.includes(name));
  const [first] = stuck;
  if (first === undefined) return undefined;
  return {
    cause: 'runroot',
    message: `mkdir ${path}/${first}: not a directory`,
    names: stuck.map(name => `${path}/${name}`),
  };
}
