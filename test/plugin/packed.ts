import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const plugin = 'test/plugin/hostlint-plugin-acme';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program as a user would: without a shell, and without what this test run put into the environment. */
export function run(cwd: string, command: string, ...words: readonly string[]): Promise<Ran> {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
  for (const name of Object.keys(env)) if (/^npm_|^NODE_OPTIONS$|^FORCE_COLOR$/.test(name)) delete env[name];
  return new Promise(resolve => {
    execFile(command, words, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 255 : 0, stdout, stderr });
    });
  });
}

/** An empty project into which the packages were installed from what `npm pack` makes of them. */
export interface Project {
  readonly folder: string;
  close(): Promise<void>;
}

const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED|ENETUNREACH)\b/;

/** Packs and installs; the reason as text when the registry cannot be reached. */
export async function installPacked(): Promise<Project | string> {
  const folder = await mkdtemp(join(tmpdir(), 'hostlint-packed-'));
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const sources = ['./packages/core', './packages/rules', './packages/cli', `./${plugin}`];
    const packed = await run(root, 'npm', 'pack', '--json', '--pack-destination', folder, ...sources);
    if (packed.code !== 0) throw new Error(`npm pack: ${packed.stderr}`);
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    const tarballs = tarballsOf(packed.stdout).map(name => `./${name}`);
    const installed = await run(
      folder,
      'npm',
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      ...tarballs,
      'mocha@12',
    );
    if (installed.code !== 0) {
      await close();
      if (unreachable.test(installed.stderr))
        return `the npm registry cannot be reached: ${installed.stderr.split('\n')[0]}`;
      throw new Error(`npm install: ${installed.stderr}`);
    }
    await cp(join(root, plugin), join(folder, 'hostlint-plugin-acme'), { recursive: true });
    return { folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** npm prints what prepack scripts say before its own JSON. */
function tarballsOf(stdout: string): readonly string[] {
  const said = JSON.parse(stdout.slice(stdout.search(/^[[{]/m))) as
    readonly { filename: string }[] | Record<string, { filename: string }>;
  return Object.values(said).map(({ filename }) => filename);
}
