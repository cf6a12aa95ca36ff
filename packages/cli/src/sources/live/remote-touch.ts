import type { ChildProcess } from 'node:child_process';
import { UnknowableError } from '@hostlint/core';
import type { Mount } from './mount-table.js';
import { createTouch, type Touch } from './touch.js';

type Verb = keyof Touch;
type Answer = { readonly value: unknown } | { readonly code: string; readonly message: string };

export interface RemoteTouch {
  /** What `Touch` answers, from a process that may hang instead of this one. */
  ask<V extends Verb>(mount: Mount, verb: V, ...given: Parameters<Touch[V]>): Promise<ReturnType<Touch[V]>>;
  close(): void;
}

/** The child's whole program: the text of `createTouch` and a loop over messages. It ends with its parent. */
const program = `
const __name = value => value;
const touch = (${createTouch.toString()})(require('node:fs'));
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', ([verb, given]) => {
  let answer;
  try { answer = { value: touch[verb](...given) }; }
  catch (error) { answer = { code: error.code ?? 'EIO', message: error.message }; }
  process.send(answer);
});`;

/**
 * Touches file systems that may never answer. A file system that did not answer in time is not asked again. The child is killed and not
 * waited for: a process in the kernel's uninterruptible sleep dies when its file system wakes up, and must not keep us.
 */
export function createRemoteTouch(timeoutMs: number): RemoteTouch {
  const silent = new Set<Mount>();
  let child: ChildProcess | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const close = (): void => {
    child?.kill('SIGKILL');
    if (child?.connected) child.disconnect();
    child?.unref();
    child = undefined;
  };
  const start = (): ChildProcess => {
    const { spawn } = process.getBuiltinModule('node:child_process');
    const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
    const started = spawn(process.execPath, ['-e', program], {
      stdio: [...stdio],
      serialization: 'advanced',
      env: {},
      cwd: '/',
    });
    started.on('error', () => undefined);
    return started;
  };
  const once = async (mount: Mount, verb: Verb, given: readonly unknown[]): Promise<unknown> => {
    if (silent.has(mount)) throw noAnswer(mount, timeoutMs);
    child ??= start();
    const asked = child;
    const answer = await new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(noAnswer(mount, timeoutMs))), timeoutMs);
      const gone = (): void =>
        settle(() => reject(new UnknowableError('unreachable', `the look at "${mount.mountPoint}" ended early`)));
      const told = (message: unknown): void => settle(() => resolve(message as Answer));
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        // An idle child keeps nobody waiting.
        asked.unref();
        asked.channel?.unref();
        asked.off('message', told).off('exit', gone).off('error', gone);
        end();
      };
      asked.on('message', told).on('exit', gone).on('error', gone);
      asked.ref();
      asked.channel?.ref();
      asked.send([verb, given]);
    }).catch((error: unknown) => {
      silent.add(mount);
      close();
      throw error;
    });
    if ('value' in answer) return answer.value;
    throw Object.assign(new Error(answer.message), { code: answer.code });
  };
  return {
    ask<V extends Verb>(mount: Mount, verb: V, ...given: Parameters<Touch[V]>) {
      const answer = queue.then(() => once(mount, verb, given));
      queue = answer.catch(() => undefined);
      return answer as Promise<ReturnType<Touch[V]>>;
    },
    close,
  };
}

const noAnswer = (mount: Mount, timeoutMs: number): UnknowableError =>
  new UnknowableError(
    'timed-out',
    `${mount.type} file system "${mount.source}" at "${mount.mountPoint}" gave no answer within ${timeoutMs / 1000} s; see whether its server is up`,
  );
