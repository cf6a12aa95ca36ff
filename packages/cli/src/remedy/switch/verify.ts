import { setTimeout as sleep } from 'node:timers/promises';
import { isUnknowable } from '@hostlint/core';
import { processOf } from '../daemon-process.js';
import { RemedyError } from '../remedy-error.js';
import { askInfo, type DaemonInfo } from '../docker-api.js';
import type { SwitchPlan } from './plan.js';
import { containerdStore } from './target-edits.js';

/** What `docker info` says after the switch, line by line. */
export interface VerifiedDaemon {
  readonly lines: readonly string[];
}

const pollMs = 200;
/** How long a daemon that was started may be without a process. */
const graceMs = 8000;

/** Waits until the daemon answers and holds what it says against the forecast. */
export async function verifyDaemon(plan: SwitchPlan, signal?: AbortSignal): Promise<VerifiedDaemon> {
  const info = await waitForAnswer(plan, signal);
  const wrong = differences(plan, info);
  if (wrong.length > 0) throw new RemedyError(`docker info is not as it was to be: ${wrong.join(', ')}`);
  const lines = [...info.status].filter(([name]) => shown.includes(name)).map(([name, value]) => `${name}: ${value}`);
  return { lines: [`Storage Driver: ${info.driver}`, ...lines] };
}

const shown = ['Backing Filesystem', 'Supports d_type', 'Native Overlay Diff', 'Using metacopy', 'driver-type'];

async function waitForAnswer({ socket, service }: SwitchPlan, signal?: AbortSignal): Promise<DaemonInfo> {
  const begun = Date.now();
  let seen = begun;
  for (;;) {
    const info = await ask(socket, service.waitMs);
    if (info) return info;
    const now = Date.now();
    if (processOf(service)) seen = now;
    if (now - seen > graceMs)
      throw new RemedyError(
        'dockerd does not run after it was started; its log says why (journalctl -u docker.service)',
      );
    if (now - begun > service.waitMs)
      throw new RemedyError(`dockerd does not answer on "${socket}" within ${service.waitMs / 1000} s`);
    await sleep(pollMs, undefined, { signal });
  }
}

async function ask(socket: string, timeoutMs: number): Promise<DaemonInfo | undefined> {
  try {
    return await askInfo(socket, timeoutMs);
  } catch (error) {
    if (isUnknowable(error)) return undefined;
    throw error;
  }
}

function differences({ target, expected }: SwitchPlan, { driver, status }: DaemonInfo): readonly string[] {
  const wrong: string[] = [];
  const hold = (name: string, is: string | null | undefined, wanted: string | boolean | null): void => {
    if (wanted !== null && is !== String(wanted)) wrong.push(`${name} is ${is ?? 'not told'}, not ${wanted}`);
  };
  if (target === containerdStore) {
    hold('driver-type', status.get('driver-type'), 'io.containerd.snapshotter.v1');
    hold('Storage Driver', driver, expected.storageDriver);
    return wrong;
  }
  hold('Storage Driver', driver, target);
  hold('Backing Filesystem', status.get('Backing Filesystem'), expected.backingFilesystem);
  hold('Supports d_type', status.get('Supports d_type'), expected.supportsDType);
  hold('Native Overlay Diff', status.get('Native Overlay Diff'), expected.nativeOverlayDiff);
  return wrong;
}
