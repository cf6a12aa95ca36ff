import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { containerdScript, type ContainerdBinary, type ContainerdScenario } from './containerd-script.js';
import { LayoutError } from './real-daemon.js';

/** What a real containerd did. */
export interface ContainerdAnswer {
  readonly outcome: 'starts' | 'exits' | 'hangs';
  /** The state of each plugin, by its whole name. */
  readonly plugins: ReadonlyMap<string, string>;
  readonly look: string;
  readonly lookError: string;
  readonly log: string;
}

/** Starts a real containerd on a host that is laid out as told, in namespaces of its own, which take everything with them. */
export async function realContainerd(
  daemon: ContainerdBinary,
  scenario: ContainerdScenario,
  look: readonly string[],
): Promise<ContainerdAnswer> {
  const out = await mkdtemp('/tmp/hc-');
  const script = containerdScript(scenario, daemon, out, look);
  const isolation = ['--mount', '--pid', '--net', '--fork', '--mount-proc', '--kill-child=SIGKILL'];
  try {
    const complaints = await run('unshare', [...isolation, 'bash', '-c', script]);
    const text = (name: string): Promise<string> => readFile(`${out}/${name}`, 'utf8').catch(() => '');
    if (!existsSync(`${out}/ready`)) throw new LayoutError(complaints.trim().split('\n')[0]);
    const lines = (await text('plugins')).split('\n').slice(1);
    const rows = lines.map(line => line.trim().split(/\s+/)).filter(row => row.length >= 4);
    return {
      outcome: (await text('outcome')).trim() as ContainerdAnswer['outcome'],
      plugins: new Map(rows.map(([type, id, , state]) => [`${type}.${id}`, state ?? ''])),
      look: await text('look.json'),
      lookError: await text('look.err'),
      log: await text('log'),
    };
  } finally {
    await rm(out, { recursive: true, force: true, maxRetries: 5 });
  }
}

function run(command: string, words: readonly string[]): Promise<string> {
  return new Promise(resolve => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 30_000 });
    const said: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => said.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
    child.once('close', () => resolve(Buffer.concat(said).toString()));
  });
}

/** The host's own containerd, and those of the root directories that HOSTLINT_CONTAINERD_ROOTS names, separated by colons. */
export function findContainerds(): readonly ContainerdBinary[] {
  const roots = (process.env['HOSTLINT_CONTAINERD_ROOTS'] ?? '').split(':').filter(root => root !== '');
  return [undefined, ...roots].flatMap(root => {
    const [binary, ctr] = [`${root ?? ''}/usr/bin/containerd`, `${root ?? ''}/usr/bin/ctr`];
    if (!existsSync(binary) || !existsSync(ctr)) return [];
    const said = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 10_000 });
    const version = /^containerd \S+ v?(\d+\.\d+\.\d+)/.exec(said.stdout ?? '')?.[1];
    return version === undefined ? [] : [{ version, binary, ctr, ...(root === undefined ? {} : { root }) }];
  });
}
