import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceChange, ServiceOrders } from './changes.js';
import { lives, mountsBelow, processOf, userOf } from './daemon-process.js';
import { startContainers } from './docker-api.js';
import type { Journal } from './journal.js';
import { RemedyError } from './remedy-error.js';
import { runProgram, runToSuccess } from './run-program.js';

const pollMs = 100;
const settleMs = 1500;

/** Stops a service and waits until its process is gone. */
export async function stopService(
  journal: Journal,
  service: ServiceOrders,
  { resume, signal }: Pick<ServiceChange, 'resume'> & { readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const ranBefore = processOf(service) !== undefined;
  const change = { kind: 'service', action: 'stop', service, ranBefore, ...(resume ? { resume } : {}) } as const;
  await journal.make(change, () => stop(service, signal));
}

export async function startService(
  journal: Journal,
  service: ServiceOrders,
  { ranBefore, signal }: { readonly ranBefore: boolean; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  await journal.make({ kind: 'service', action: 'start', service, ranBefore }, () => start(service, signal));
}

/** The other way round. The signal that ended the run is not for this. `halfMade`: the run was ended while it started the service. */
export async function undoService(change: ServiceChange, halfMade: boolean): Promise<void> {
  const { action, service, ranBefore, resume } = change;
  if (action === 'stop') {
    if (ranBefore && processOf(service) === undefined) await start(service);
    if (ranBefore && resume) await startContainers(resume, service.waitMs);
    return;
  }
  await stop(service);
  if (!halfMade) return;
  // What was told to start may not have come so far that it can be seen.
  await sleep(settleMs);
  await stopIfRunning(service);
}

export async function stopIfRunning(service: ServiceOrders): Promise<void> {
  if (processOf(service)) await stop(service);
}

async function stop(service: ServiceOrders, signal?: AbortSignal): Promise<void> {
  const process = processOf(service);
  const { waitMs } = service;
  for (const argv of service.stop) {
    const result = await runProgram(argv, { timeoutMs: waitMs, signal });
    signal?.throwIfAborted();
    // What did not run may be told as a failure; whether it is gone is what counts.
    if (result.code !== 0 && process && lives(process))
      throw new RemedyError(`"${argv.join(' ')}" did not stop ${service.name}: ${result.stderr.trim().slice(0, 500)}`);
  }
  const deadline = Date.now() + waitMs;
  while (process && lives(process)) {
    if (Date.now() > deadline)
      throw new RemedyError(
        `${service.name} (process ${process.pid}) did not end within ${waitMs / 1000} s of "${service.stop[0]?.join(' ') ?? ''}"; stop it by hand, then try again`,
      );
    await sleep(pollMs, undefined, { signal });
  }
  // Another one may have been started in its place, by a supervisor for example.
  const other = processOf(service);
  if (other) throw new RemedyError(`${service.name} was started again by something (process ${other.pid})`);
}

async function start(service: ServiceOrders, signal?: AbortSignal): Promise<void> {
  const orders = [...service.start];
  const last = orders.pop();
  // What comes before only clears the way.
  for (const argv of orders) await runProgram(argv, { timeoutMs: service.waitMs, signal });
  if (last) await runToSuccess(last, { timeoutMs: service.waitMs, signal });
}

export interface RestOptions {
  /** Names in the store in which something may be mounted, such as volumes on a disk of their own. */
  readonly carried: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** Waits until nothing works in a store any more: no process has it open and nothing is mounted in it. */
export async function waitForRest(store: string, waitMs: number, { carried, signal }: RestOptions): Promise<void> {
  const deadline = Date.now() + waitMs;
  const isOpen = (path: string): boolean => !carried.includes(path.slice(store.length + 1).split('/')[0] ?? '');
  for (;;) {
    const user = userOf(store);
    const mount = mountsBelow(store).find(isOpen);
    if (!user && mount === undefined) return;
    if (Date.now() > deadline) {
      throw new RemedyError(
        mount === undefined
          ? `process ${user?.pid} (${user?.name}) still works in "${store}" (${user?.path}); end it, then try again`
          : `"${mount}" is still mounted in "${store}"; umount it, or stop what uses it, then try again`,
      );
    }
    await sleep(pollMs, undefined, { signal });
  }
}
