import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { podmanScript, type Podman, type PodmanScenario } from './podman-script.js';
import { LayoutError } from './real-daemon.js';
import type { StorageAnswer } from './storage-answer.js';

interface PodmanInfo {
  readonly store: {
    readonly graphDriverName: string;
    readonly graphStatus: Readonly<Record<string, string | undefined>>;
  };
}

/** Calls a real podman on a host that is laid out as told, in namespaces of its own, which take everything with them. */
export async function realPodman(
  podman: Podman,
  scenario: PodmanScenario,
  look: readonly string[],
): Promise<StorageAnswer> {
  const out = await mkdtemp('/tmp/hp-');
  try {
    const complaints = await isolated(podmanScript(scenario, podman, out, look));
    const text = (name: string): Promise<string> => readFile(`${out}/${name}`, 'utf8').catch(() => '');
    if (!existsSync(`${out}/ready`)) throw new LayoutError(complaints.trim().split('\n').at(-1));
    const info = await text('info');
    const log = await text('log');
    return {
      ...read(info),
      error: info === '' ? (log.trim().split('\n').at(-1) ?? '') : null,
      look: await text('look.json'),
      lookError: await text('look.err'),
    };
  } finally {
    await rm(out, { recursive: true, force: true, maxRetries: 5 });
  }
}

function isolated(script: string): Promise<string> {
  const isolation = ['--mount', '--pid', '--net', '--fork', '--mount-proc', '--kill-child=SIGKILL'];
  return new Promise(resolve => {
    const child = spawn('unshare', [...isolation, 'bash', '-c', script], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 60_000,
    });
    const complaints: Buffer[] = [];
    child.stderr.on('data', (bytes: Buffer) => complaints.push(bytes));
    child.once('close', () => resolve(Buffer.concat(complaints).toString()));
  });
}

/** Some versions print warnings before the object. */
function read(text: string): Omit<StorageAnswer, 'error' | 'look' | 'lookError'> {
  const info = text === '' ? null : (JSON.parse(text.slice(text.indexOf('{\n'))) as PodmanInfo);
  const status = info?.store.graphStatus ?? {};
  const flag = (name: string): boolean | null => (status[name] === undefined ? null : status[name] === 'true');
  return {
    starts: info !== null,
    driver: info?.store.graphDriverName ?? null,
    backingFilesystem: status['Backing Filesystem'] ?? null,
    supportsDType: flag('Supports d_type'),
    nativeOverlayDiff: flag('Native Overlay Diff'),
    usingMetacopy: flag('Using metacopy'),
  };
}

/** The host's own podman, and those of the root directories that HOSTLINT_PODMAN_ROOTS names, separated by colons. */
export function findPodmans(): readonly Podman[] {
  const roots = (process.env['HOSTLINT_PODMAN_ROOTS'] ?? '').split(':').filter(root => root !== '');
  return [undefined, ...roots].flatMap(root => {
    if (!existsSync(`${root ?? ''}/usr/bin/podman`)) return [];
    // Podman wants a /proc, which such a directory need not have.
    const call = `[ -z "$0" ] || mount --rbind "$0/usr" /usr; podman --version`;
    const said = spawnSync('unshare', ['--mount', 'sh', '-c', call, root ?? ''], { encoding: 'utf8', timeout: 10_000 });
    const version = /version ([^\s,]+)/.exec(said.stdout ?? '')?.[1];
    return version === undefined ? [] : [{ version, ...(root === undefined ? {} : { root }) }];
  });
}
