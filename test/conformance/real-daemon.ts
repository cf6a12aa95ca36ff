import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { namespaceScript, type Daemon, type Scenario } from './namespace-script.js';
import type { StorageAnswer } from './storage-answer.js';

/** What a real daemon did. */
export interface DaemonAnswer extends StorageAnswer {
  readonly log: string;
}

/** The host for a scenario could not be made here. */
export class LayoutError extends Error {}

interface SystemInfo {
  readonly Driver: string;
  readonly DriverStatus: readonly (readonly [string, string])[] | null;
}

/** How long one daemon may take to answer or to give up. */
const patienceMs = 40_000;

/**
 * Starts a real dockerd on a host that is laid out as told, asks it what it chose, and ends it. All happens in mount,
 * process and network namespaces of its own, which take everything with them when the first process in them is killed.
 */
export async function realDaemon(daemon: Daemon, scenario: Scenario, look?: readonly string[]): Promise<DaemonAnswer> {
  const out = await mkdtemp('/tmp/hl-');
  const script = namespaceScript(scenario, daemon, out, look);
  const isolation = ['--mount', '--pid', '--net', '--fork', '--mount-proc', '--kill-child=SIGKILL'];
  const child = spawn('unshare', [...isolation, 'bash', '-c', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => complaints.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => complaints.push(bytes));
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  try {
    const info = await answerOf(child, `${out}/s`);
    const log = await readFile(`${out}/log`, 'utf8').catch(() => '');
    if (!existsSync(`${out}/ready`)) throw new LayoutError(Buffer.concat(complaints).toString().trim().split('\n')[0]);
    const lookedAt = await readFile(`${out}/look.json`, 'utf8').catch(() => '');
    const lookError = await readFile(`${out}/look.err`, 'utf8').catch(() => '');
    return { ...read(info), error: info ? null : lastError(log), look: lookedAt, lookError, log };
  } finally {
    if (child.exitCode === null && child.signalCode === null) endNamespace(child);
    await ended;
    await rm(out, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Kills the first process of the namespace, not `unshare`: that one then waits until the kernel has ended all the others.
 * A directory that is removed while it is still a mount point in a dying namespace would keep its loop device busy.
 */
function endNamespace(child: ChildProcess): void {
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
  if (children === '') child.kill('SIGKILL');
  else process.kill(Number(children.split(' ')[0]), 'SIGKILL');
}

/** Asks until the daemon answers or has ended. */
async function answerOf(child: ChildProcess, socket: string): Promise<SystemInfo | null> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const info = existsSync(socket) ? await ask(socket) : null;
    if (info) return info;
    await sleep(50);
  }
  return null;
}

function ask(socketPath: string): Promise<SystemInfo | null> {
  return new Promise(resolve => {
    const call = request({ socketPath, path: '/info', host: 'docker', timeout: 5000 }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve(response.statusCode === 200 ? (JSON.parse(Buffer.concat(chunks).toString()) as SystemInfo) : null);
      });
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(null));
    call.end();
  });
}

function read(info: SystemInfo | null): Omit<DaemonAnswer, 'error' | 'look' | 'lookError' | 'log'> {
  const status = new Map(info?.DriverStatus ?? []);
  const flag = (name: string): boolean | null => (status.has(name) ? status.get(name) === 'true' : null);
  return {
    starts: info !== null,
    driver: info?.Driver ?? null,
    backingFilesystem: status.get('Backing Filesystem') ?? null,
    supportsDType: flag('Supports d_type'),
    nativeOverlayDiff: flag('Native Overlay Diff'),
    usingMetacopy: flag('Using metacopy'),
  };
}

/** The last line that is not dressed as a log entry, or else the last error entry. */
function lastError(log: string): string {
  const lines = log.split('\n').filter(line => line.trim() !== '');
  const bare = lines.filter(line => !line.startsWith('time='));
  return bare.at(-1) ?? lines.filter(line => /level=(error|fatal)/.test(line)).at(-1) ?? lines.at(-1) ?? '(no output)';
}
