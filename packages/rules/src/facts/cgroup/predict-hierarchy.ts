import { UnknowableError, type Evidence, type FactResult, type Reads, type TracedSource } from '@hostlint/core';
import { builtControllers, type BuiltController } from '../../shared/cgroup/built-controllers.js';
import { systemdLayout, systemdVersionOf } from '../../shared/cgroup/systemd-layout.js';
import { parseKernelCmdline, type KernelArgument } from '../../shared/kernel/kernel-cmdline.js';
import type { KernelOptions } from '../../shared/kernel/kconfig.js';
import type { BootKernel } from '../boot/kernel.js';
import { kernelConfigReads, readKernelConfig } from '../kernel/read-kernel-config.js';
import type { OsRelease } from '../os/release.js';
import type { CgroupHierarchy } from './hierarchy.js';

export interface ImageControllers {
  readonly controllers: readonly BuiltController[] | null;
  readonly config: { readonly path: string; readonly options: KernelOptions };
  readonly cmdline: readonly KernelArgument[];
}

/** The controllers of the kernel that an image boots. What the files leave open is not-running. */
export async function imageControllers(
  host: TracedSource,
  boot: FactResult<BootKernel | null>,
): Promise<ImageControllers & { readonly kernel: BootKernel }> {
  if (!boot.known) throw new UnknowableError(boot.reason, boot.detail);
  const kernel = boot.value;
  if (kernel === null) throw new UnknowableError('not-running', 'no kernel runs here');
  const config = await readKernelConfig(host, kernel.release);
  if (config?.mismatch !== null)
    throw new UnknowableError('not-running', `no configuration of ${kernel.release.raw} is here`);
  const cmdline = parseKernelCmdline(kernel.options ?? '');
  const mayAdd = /rpi|^-v[78]l?\+?$/.test(kernel.release.tail);
  if (mayAdd && !cmdline.some(({ name, value }) => name === 'cgroup_enable' && value === 'memory'))
    throw new UnknowableError(
      'not-running',
      'the firmware of a Raspberry Pi adds arguments that switch controllers off',
    );
  return { controllers: builtControllers(config.options, cmdline), config, cmdline, kernel };
}

const libraries = ['/usr/lib/systemd', '/usr/lib64/systemd', '/lib/systemd'];
const mostLibraries = 5000;

/** What `predictHierarchy` asks for. */
export const predictedHierarchyReads = (): Reads => ({
  stats: ['/sbin/init'],
  lists: [...libraries, '/usr/lib', '/usr/lib/*-linux-gnu*', '/usr/lib/*-linux-gnu*/systemd'].map(path => ({
    path,
    limit: mostLibraries,
  })),
  also: [kernelConfigReads()],
});

/** What systemd will mount on the machine that boots this image. */
export async function predictHierarchy(
  host: TracedSource,
  boot: FactResult<BootKernel | null>,
  os: FactResult<OsRelease>,
): Promise<CgroupHierarchy> {
  const { controllers, config, cmdline, kernel } = await imageControllers(host, boot);
  const nothing = { mountPoints: new Map<string, string>(), unifiedControllers: new Set<string>() };
  const built: Evidence = { path: config.path };
  if (controllers === null)
    return {
      version: 'none',
      controllers: new Set(),
      ...nothing,
      evidence: [{ ...built, text: '# CONFIG_CGROUPS is not set' }],
    };
  const init = await host.realpath('/sbin/init');
  if (init === undefined || !/^\/(?:usr\/)?lib\/systemd\/systemd$/.test(init))
    throw new UnknowableError('not-running', `how ${init ?? 'the init system'} mounts control groups is not known`);
  const version = await systemdVersion(host);
  const layout = version && systemdLayout({ version: version.number, os: os.known ? os.value : null, cmdline });
  if (!version || layout === null)
    throw new UnknowableError(
      'not-running',
      'which version of control groups systemd mounts here is decided by its build',
    );
  const evidence = [{ path: version.path, text: `systemd ${version.number}` }, built, kernel.evidence];
  for (const one of evidence) host.cite(one);
  const enabled = controllers.filter(one => one.enabled);
  if (layout === 'v2')
    return { version: 'v2', controllers: new Set(enabled.flatMap(({ v2 }) => v2 ?? [])), ...nothing, evidence };
  const names = enabled.map(({ v1 }) => v1);
  return {
    version: layout,
    controllers: new Set(names),
    mountPoints: new Map(names.map(name => [name, `/sys/fs/cgroup/${name}`])),
    unifiedControllers: new Set(),
    evidence,
  };
}

async function systemdVersion(host: TracedSource): Promise<{ readonly number: number; readonly path: string } | null> {
  const triplets = ((await host.list('/usr/lib', { limit: mostLibraries })) ?? []).filter(name =>
    /-linux-gnu\w*$/.test(name),
  );
  for (const directory of [
    ...libraries,
    ...triplets.flatMap(name => [`/usr/lib/${name}/systemd`, `/usr/lib/${name}`]),
  ]) {
    for (const name of (await host.list(directory, { limit: mostLibraries })) ?? []) {
      const number = systemdVersionOf(name);
      if (number !== null) return { number, path: `${directory}/${name}` };
    }
  }
  return null;
}
