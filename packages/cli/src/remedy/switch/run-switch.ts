import { resolve } from 'node:path';
import { indexPlugins } from '@hostlint/core';
import type { CommandResult, Invocation } from '../../command.js';
import { loadConfigured } from '../../config/settings.js';
import { booleanFlag, secondsFlag, textFlag, type Flags } from '../../flags/flags.js';
import { readingSettings } from '../../run-settings.js';
import { openTarget } from '../../target.js';
import { UsageError } from '../../usage-error.js';
import { interruptible } from '../interruption.js';
import { Journal, usualJournals, type FaultHook, type JournalOptions } from '../journal.js';
import { takeLock } from '../lock.js';
import { confirmed, refuseOthers, teller } from '../surroundings.js';
import { orTakeBack, TakenBackError } from '../take-back.js';
import { unfinishedJournal, undoById } from '../undo-by-id.js';
import { inspectSwitch } from './inspect.js';
import { performSwitch } from './perform.js';
import { planText } from './plan-text.js';
import type { SwitchPlan } from './plan.js';
import { parseWords, type SwitchRequest } from './request.js';

/** `hostlint switch DRIVER`. `hook`: ends it at a point, in tests. */
export async function runSwitch(invocation: Invocation, hook?: FaultHook): Promise<CommandResult> {
  const { words, flags, environment } = invocation;
  const request = requestOf(words, flags);
  refuseOthers(environment, 'switch');
  const root = resolve(environment.workingDirectory, textFlag(flags, 'journal') ?? usualJournals);
  if (booleanFlag(flags, 'dry-run') === true) {
    const looked = await look(invocation, request);
    if ('text' in looked) return looked;
    return { text: `${planText(looked)}Nothing was changed (--dry-run).\n`, exitCode: 0 };
  }
  const say = teller(environment);
  const journals = { root, ...(hook ? { hook } : {}) };
  const lock = takeLock(root);
  try {
    await mendUnfinished(journals, say);
    const plan = await look(invocation, request);
    if ('text' in plan) return plan;
    if (!(await confirmed(invocation, planText(plan)))) return { text: 'Nothing was changed.\n', exitCode: 1 };
    const journal = Journal.begin(journals, titleOf(plan), environment.now());
    return await interruptible(say, signal => carryOut(journal, plan, { say, signal }));
  } finally {
    lock.release();
  }
}

/** Puts back what an earlier run has left in the middle: what is looked at must be a whole host. */
async function mendUnfinished(journals: JournalOptions, say: (text: string) => void): Promise<void> {
  for (let found = unfinishedJournal(journals.root); found; found = unfinishedJournal(journals.root)) {
    say(`an earlier run (${found.id}: ${found.title}) was ended in the middle; putting all back as it was`);
    await undoById(journals, found.id, 'it was ended in the middle');
  }
}

/** A plan, or what to say instead. */
async function look({ flags, environment }: Invocation, request: SwitchRequest): Promise<SwitchPlan | CommandResult> {
  const configured = await loadConfigured(flags, environment);
  const { plugins } = configured;
  const index = indexPlugins(plugins);
  const { timeoutMs } = readingSettings({ ...flags, engine: [] }, configured, index);
  const host = await openTarget(undefined, { probe: false, index }, environment);
  const verdict = await inspectSwitch(host, request, { index, plugins, timeoutMs });
  if (verdict.kind === 'possible') return verdict.plan;
  if (verdict.kind === 'nothing-to-do') return { text: `${verdict.why}; nothing was changed.\n`, exitCode: 0 };
  const reasons = [...new Set(verdict.reasons)].map(reason => `- ${reason}\n`).join('');
  return { text: `Docker cannot be switched to ${request.target}, and nothing was changed:\n${reasons}`, exitCode: 1 };
}

export const titleOf = ({ from, target }: Pick<SwitchPlan, 'from' | 'target'>): string =>
  `switch Docker from ${from ?? 'no driver'} to ${target}`;

async function carryOut(
  journal: Journal,
  plan: SwitchPlan,
  { say, signal }: { readonly say: (text: string) => void; readonly signal: AbortSignal },
): Promise<CommandResult> {
  try {
    const { lines } = await orTakeBack(journal, { say, signal }, () => performSwitch(journal, plan, { say, signal }));
    const told = lines.map(line => `  ${line}\n`).join('');
    return {
      text:
        `Docker uses ${plan.target} now:\n${told}` +
        `What was before is kept. Back to it: hostlint undo ${journal.id}. Done with it, and its room free again: hostlint undo --forget ${journal.id}\n`,
      exitCode: 0,
    };
  } catch (error) {
    if (!(error instanceof TakenBackError)) throw error;
    return { text: `Docker was not switched: ${error.message}.\nAll is as it was before.\n`, exitCode: 1 };
  } finally {
    journal.close();
  }
}

function requestOf([target, extra]: readonly string[], flags: Flags): SwitchRequest {
  if (target === undefined)
    throw new UsageError('unknown-argument', 'which storage driver? `hostlint switch overlay2`, for example');
  if (extra !== undefined)
    throw new UsageError('unknown-argument', `unexpected argument "${extra}"; \`hostlint switch\` takes one DRIVER`);
  const daemon = {
    dataRoot: absolute(flags, 'data-root'),
    configFile: absolute(flags, 'config-file'),
    pidfile: absolute(flags, 'pidfile'),
    host: hostOf(flags),
  };
  const [stop, start] = [textFlag(flags, 'service-stop'), textFlag(flags, 'service-start')];
  if ((stop === undefined) !== (start === undefined))
    throw new UsageError('invalid-value', '"--service-stop" and "--service-start" go together');
  return {
    target,
    keepImages: booleanFlag(flags, 'keep-images') ?? false,
    daemon: Object.fromEntries(Object.entries(daemon).filter(([, value]) => value !== undefined)),
    serviceStop: stop === undefined ? undefined : parseWords('service-stop', stop),
    serviceStart: start === undefined ? undefined : parseWords('service-start', start),
    waitMs: secondsFlag(flags, 'wait') ?? 120_000,
  };
}

function absolute(flags: Flags, name: string): string | undefined {
  const path = textFlag(flags, name);
  if (path === undefined || path.startsWith('/')) return path;
  throw new UsageError('invalid-value', `"--${name} ${path}" must be a whole path, from / on`);
}

function hostOf(flags: Flags): string | undefined {
  const host = textFlag(flags, 'host');
  if (host === undefined || host.startsWith('unix:///')) return host;
  throw new UsageError(
    'invalid-value',
    `"--host ${host}" must be a socket of this machine, such as unix:///var/run/docker.sock`,
  );
}
