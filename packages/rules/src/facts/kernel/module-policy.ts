import {
  defineFact,
  isUnknowable,
  maybe,
  UnknowableError,
  type TracedSource,
  type UnknownReason,
} from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { modprobeDirectories, parseModprobeFile, type ModuleDirective } from '../../shared/kernel/modprobe-config.js';
import { predictSysctl } from '../../shared/kernel/sysctl-config.js';
import { kernelCmdline, type KernelArgument } from './cmdline.js';
import { readSysctlFiles, sysctlFileReads } from './sysctl-files.js';

/** What decides whether a module that is there may be loaded, and with which options. */
export interface ModulePolicy {
  /** In the order in which modprobe reads them. */
  readonly directives: readonly ModuleDirective[];
  /** Modules that the kernel itself refuses: module_blacklist= on its command line. */
  readonly refused: readonly string[];
  /** Files that may hold more and could not be read. */
  readonly unread: readonly { readonly path: string; readonly reason: UnknownReason }[];
  /** Nothing can be loaded until the next boot; `null` when it cannot be told. */
  readonly modulesDisabled: boolean | null;
  /** The program that the kernel runs to load a module for a mount, and whether it is there; `null`: it cannot be told. `''`: it runs none. */
  readonly autoloader: { readonly path: string; readonly exists: boolean | null };
}

const cmdlinePath = '/proc/cmdline';

/** modprobe's configuration and what the kernel was told about modules. */
export const modulePolicy = defineFact({
  id: 'kernel/module-policy',
  summary: 'What modprobe.d, the command line of the kernel and its sysctls say about loading modules.',
  privileges: 'A file in /etc/modprobe.d that only root may read is missed without root.',
  reads: () => ({
    files: [
      ...modprobeDirectories.map(directory => `${directory}/*.conf`),
      '/proc/sys/kernel/modprobe',
      '/proc/sys/kernel/modules_disabled',
    ],
    lists: modprobeDirectories,
    stats: ['/sbin/modprobe', '{configured}'],
    // Of an image: what its sysctls will be.
    seldom: sysctlFileReads(),
  }),
  needs: { cmdline: maybe(kernelCmdline) },
  async collect(host, { cmdline }): Promise<ModulePolicy> {
    const files = await modprobeFiles(host);
    const unread: { path: string; reason: UnknownReason }[] = [...files.unread];
    const directives: ModuleDirective[] = [];
    for (const path of files.paths) {
      const content = await attempt(
        () => host.read(path),
        reason => unread.push({ path, reason }),
      );
      if (content) directives.push(...parseModprobeFile(path, decodeText(content)));
    }
    const words = cmdline.known ? cmdline.value : [];
    if (!cmdline.known && cmdline.reason !== 'not-running') unread.push({ path: cmdlinePath, reason: cmdline.reason });
    directives.push(...words.flatMap(directivesOfArgument));
    const disabled = await modulesDisabled(host);
    const refused =
      words
        .filter(({ name }) => name === 'module_blacklist')
        .at(-1)
        ?.value?.split(',') ?? [];
    const forbidden = words.some(({ name, value }) => name === 'nomodule' && value !== '0');
    return {
      directives,
      refused,
      unread,
      modulesDisabled: disabled === undefined ? (forbidden ? true : null) : disabled !== '0',
      autoloader: await findAutoloader(host),
    };
  },
});

async function findAutoloader(host: TracedSource): Promise<ModulePolicy['autoloader']> {
  let path = '/sbin/modprobe';
  try {
    const told = await attempt(
      () => host.read('/proc/sys/kernel/modprobe'),
      reason => {
        // A kernel that does not run yet starts with that one (CONFIG_MODPROBE_PATH).
        if (reason !== 'not-running') throw new UnknowableError(reason, path);
      },
    );
    if (told) path = decodeText(told).trim();
    return { path, exists: path !== '' && (await host.stat(path)) !== undefined };
  } catch (error) {
    if (isUnknowable(error)) return { path, exists: null };
    throw error;
  }
}

async function attempt<T>(
  question: () => Promise<T>,
  otherwise: (reason: UnknownReason) => unknown,
): Promise<T | undefined> {
  try {
    return await question();
  } catch (error) {
    if (!isUnknowable(error)) throw error;
    otherwise(error.reason);
    return undefined;
  }
}

/** The files that count, in modprobe's order: by name, and of one name the first directory's. */
async function modprobeFiles(
  host: TracedSource,
): Promise<Pick<ModulePolicy, 'unread'> & { readonly paths: readonly string[] }> {
  const byName = new Map<string, string>();
  const unread: { path: string; reason: UnknownReason }[] = [];
  for (const directory of modprobeDirectories) {
    const names = await attempt(
      () => atNextBoot(host).list(directory),
      reason => unread.push({ path: directory, reason }),
    );
    for (const name of names ?? []) {
      const counts = name.endsWith('.conf') && name.length > 5 && !name.startsWith('.');
      if (counts && !byName.has(name)) byName.set(name, `${directory}/${name}`);
    }
  }
  const paths = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
  return { paths, unread };
}

/** `modprobe.blacklist=` and `MODULE.PARAMETER=`, which modprobe reads after all files. Source: kmod 34.2 libkmod-config.c. */
function directivesOfArgument({ name, value, place: given }: KernelArgument): readonly ModuleDirective[] {
  const text = value === null ? name : `${name}=${value}`;
  const place = given
    ? { path: given.path, line: given.line ?? null, text, argument: true as const }
    : { path: cmdlinePath, line: 1, text };
  if (name === 'modprobe.blacklist')
    return (value ?? '').split(',').map(module => ({ kind: 'blacklist', name: module, value: '', ...place }) as const);
  const dot = name.indexOf('.');
  if (dot < 1) return [];
  const option = value === null ? name.slice(dot + 1) : `${name.slice(dot + 1)}=${value}`;
  return [{ kind: 'options', name: name.slice(0, dot), value: option, ...place }];
}

/** What the kernel says; where none runs, what the files of sysctl.d will have it say. */
async function modulesDisabled(host: TracedSource): Promise<string | undefined> {
  let runs = true;
  const bytes = await attempt(
    () => host.read('/proc/sys/kernel/modules_disabled'),
    reason => (runs = reason !== 'not-running'),
  );
  if (bytes) return decodeText(bytes).trim();
  if (runs) return undefined;
  const { boot, unread } = await readSysctlFiles(host);
  return unread.length > 0 ? undefined : (predictSysctl(boot, ['kernel/modules_disabled'])?.value ?? '0');
}
