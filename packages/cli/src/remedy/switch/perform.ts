import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { changeDirectory } from '../directory-change.js';
import { changeFile } from '../file-change.js';
import type { Journal } from '../journal.js';
import { RemedyError } from '../remedy-error.js';
import { runToSuccess } from '../run-program.js';
import { startService, stopService, waitForRest } from '../service-change.js';
import { copyStore, makeAside, namesIn } from '../store-copy.js';
import { useStore } from '../store-use.js';
import { listImages, loadImages, saveImages } from '../docker-api.js';
import type { SwitchPlan } from './plan.js';
import { lackOfRoom, roomOf, sizeOf } from './room.js';
import { verifyDaemon, type VerifiedDaemon } from './verify.js';

export interface PerformOptions {
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

const validateMs = 30_000;

/** Switches as planned, each change written down before it is made. Whoever calls takes all back when this throws. */
export async function performSwitch(
  journal: Journal,
  plan: SwitchPlan,
  { say, signal }: PerformOptions,
): Promise<VerifiedDaemon> {
  const { store, carried, service } = plan;
  await validate(journal, plan, signal);
  const aside = await makeAside(journal, store);
  const packed = join(aside, 'images.tar');
  const names = (plan.images ?? []).flatMap(image => image.names);
  const carries = plan.keepImages && names.length > 0;
  if (carries) {
    say(`saving ${plan.images?.length} images`);
    await saveImages(plan.socket, names, packed, signal);
    journal.point('images saved');
  }
  say('stopping Docker');
  const resume = { socket: plan.socket, containers: plan.containers.running };
  await stopService(journal, service, { ...(resume.containers.length > 0 ? { resume } : {}), signal });
  await waitForRest(store, service.waitMs, { carried, signal });
  refuseWithoutRoom(plan);
  say(`copying ${store} aside`);
  await copyStore(journal, { store, without: carried, signal });
  signal.throwIfAborted();
  await useStore(journal, { store, aside, carried });
  say(`editing ${plan.configFile}`);
  await changeDirectory(journal, dirname(plan.configFile));
  await changeFile(journal, plan.configFile, plan.content);
  signal.throwIfAborted();
  say('starting Docker');
  await startService(journal, service, { ranBefore: plan.runs, signal });
  const verified = await verifyDaemon(plan, signal);
  journal.point('verified');
  if (carries) {
    say('loading the images');
    await loadImages(plan.socket, packed, signal);
    fs.rmSync(packed);
    await missImages(plan, names);
  }
  signal.throwIfAborted();
  return verified;
}

/** Has this very dockerd look at the configuration, where it can. */
async function validate(
  journal: Journal,
  { validate, content, configFile }: SwitchPlan,
  signal: AbortSignal,
): Promise<void> {
  if (!validate) return;
  const file = join(journal.directory, 'daemon.json');
  fs.writeFileSync(file, content, { mode: 0o600 });
  try {
    await runToSuccess([...validate, file], { timeoutMs: validateMs, signal });
  } catch (error) {
    if (signal.aborted || !(error instanceof RemedyError)) throw error;
    throw new RemedyError(`dockerd refuses what ${configFile} would be: ${error.message}`, { cause: error });
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** The daemon may have written much between the look and its end. */
function refuseWithoutRoom({ store, carried }: SwitchPlan): void {
  const lack = lackOfRoom(sizeOf(store, namesIn(store, carried)), 0, roomOf(store));
  if (lack !== undefined) throw new RemedyError(lack);
}

async function missImages({ socket }: SwitchPlan, names: readonly string[]): Promise<void> {
  const there = new Set((await listImages(socket)).flatMap(image => image.names));
  const missing = names.filter(name => !there.has(name));
  // An image without a tag gets another id in another kind of store.
  const named = missing.filter(name => !name.startsWith('sha256:'));
  if (named.length > 0) throw new RemedyError(`these images were not carried over: ${named.slice(0, 5).join(', ')}`);
}
