import type { KernelRelease } from '../kernel-version.js';
import { parseKernelRelease } from '../kernel-version.js';
import { OptionJudge, type JudgedKernel, type ModulePresence, type OptionVerdicts } from './judge-option.js';
import { parseKernelConfig } from '../kconfig.js';
import { kernelOptions, linesRead, optionNames } from './table.js';
import { isInVersions, moduleAt } from './versions.js';

// Kernels made of the table, for tests: everything on that a version has, as a distribution would build it.

export interface SampleKernel {
  readonly release?: string;
  /** Options with another value than on; `null`: the line is missing. */
  readonly but?: Readonly<Record<string, 'y' | 'm' | 'n' | null>>;
  /** Whether what can be a module is one; it is by default. */
  readonly modular?: boolean;
  readonly arch?: string;
}

export function releaseOf({ release: raw = '6.1.0' }: SampleKernel): KernelRelease {
  const release = parseKernelRelease(raw);
  if (!release) throw new Error(raw);
  return release;
}

/** The `.config` of a kernel, without the options that exclude each other: one vsyscall, no pressure figures that are off. */
export function configOf(kernel: SampleKernel): string {
  const release = releaseOf(kernel);
  const { but = {}, modular = true, arch = 'X86_64' } = kernel;
  const values = new Map<string, 'y' | 'm' | 'n' | null>();
  for (const line of linesRead()) values.set(line.replace('CONFIG_', ''), 'y');
  for (const name of optionNames) {
    const { versions, module } = kernelOptions[name];
    if (versions !== undefined && !isInVersions(release, versions)) values.set(name, null);
    else if (modular && module !== undefined) values.set(name, 'm');
  }
  for (const name of [
    'LEGACY_VSYSCALL_NATIVE',
    'LEGACY_VSYSCALL_EMULATE',
    'LEGACY_VSYSCALL_XONLY',
    'LEGACY_VSYSCALL_NONE',
  ])
    values.set(name, null);
  values.set('PSI_DEFAULT_DISABLED', 'n');
  values.set('X86_64', null);
  values.set(arch, 'y');
  for (const [name, value] of Object.entries(but)) values.set(name, value);
  const lines = [...values].flatMap(([name, value]) => {
    if (value === null) return [];
    return value === 'n' ? `# CONFIG_${name} is not set` : `CONFIG_${name}=${value}`;
  });
  return [`# Linux/x86 ${release.raw} Kernel Configuration`, ...lines, ''].join('\n');
}

/** modules.dep with every module of the table that a version builds, but for some. */
export function modulesOf(kernel: SampleKernel, without: readonly string[] = []): string {
  const release = releaseOf(kernel);
  const built = Object.values(kernelOptions).flatMap(({ module }) => (module && moduleAt(release, module)) ?? []);
  return built
    .filter(name => !without.includes(name))
    .map(name => `kernel/net/${name}.ko.xz: kernel/lib/libcrc32c.ko.xz\n`)
    .join('');
}

/** What is made of a kernel on a host; version 2 of control groups, iptables-nft, Docker and all modules unless said otherwise. */
export function verdictsOf(
  kernel: SampleKernel,
  host: Partial<JudgedKernel> & { readonly judged?: readonly string[]; readonly absent?: readonly string[] } = {},
): OptionVerdicts {
  const { judged = ['docker'], absent = [], ...known } = host;
  const judge = new OptionJudge({
    release: releaseOf(kernel),
    options: parseKernelConfig(configOf(kernel)).options,
    configPath: '/boot/config',
    presence: (module): ModulePresence => (absent.includes(module) ? 'not-installed' : 'there'),
    unseen: 'the modules of this kernel are not to be seen here',
    cgroup: 'v2',
    iptables: 'nft',
    argument: () => null,
    ...known,
  });
  const verdicts = Object.fromEntries(optionNames.map(name => [name, judge.verdict(name)]));
  return {
    release: releaseOf(kernel).raw,
    config: '/boot/config',
    judged,
    iptables: known.iptables === undefined ? 'nft' : known.iptables,
    verdicts: verdicts as OptionVerdicts['verdicts'],
  };
}
