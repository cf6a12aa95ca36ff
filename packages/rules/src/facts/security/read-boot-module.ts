import { UnknowableError, type FactResult, type HostSource, type Reads } from '@hostlint/core';
import { parseKernelCmdline, type KernelArgument } from '../../shared/kernel/kernel-cmdline.js';
import { bootModule, type BootModule } from '../../shared/security/boot-lsm.js';
import type { BootKernel } from '../boot/kernel.js';
import { kernelConfigReads, readKernelConfig } from '../kernel/read-kernel-config.js';

/** What `readBootModule` asks for. */
export const bootModuleReads = (): Reads => ({ ...kernelConfigReads(), stats: ['/sbin/init'] });

export interface BootSecurity extends BootModule {
  readonly cmdline: readonly KernelArgument[];
  readonly option: (name: string) => string | undefined;
}

/** Which of AppArmor and SELinux the kernel starts that an image boots. What its files leave open is not-running. */
export async function readBootModule(host: HostSource, boot: FactResult<BootKernel | null>): Promise<BootSecurity> {
  const open = (why: string): never => {
    throw new UnknowableError('not-running', why);
  };
  if (!boot.known) throw new UnknowableError(boot.reason, boot.detail);
  if (boot.value === null) return open('no kernel runs here');
  const { release, options, evidence: place } = boot.value;
  if (options === null) return open(`no boot loader is configured that says which arguments ${release.raw} gets`);
  const config = await readKernelConfig(host, release);
  if (!config || config.mismatch !== null) return open(`no configuration of ${release.raw} is here`);
  const cmdline = parseKernelCmdline(options).map(argument => ({ ...argument, place }));
  const found = bootModule({ options: config.options, path: config.path, cmdline });
  if (!found)
    return open('the configuration and the arguments of the kernel do not tell which security module it starts');
  return { ...found, cmdline, option: name => config.options.get(name) };
}

/** systemd mounts what the security modules show, and loads the policy of SELinux. */
export async function assumeSystemd(host: HostSource): Promise<void> {
  const init = await host.realpath('/sbin/init');
  if (init === undefined || !/^\/(?:usr\/)?lib\/systemd\/systemd$/.test(init))
    throw new UnknowableError(
      'not-running',
      `what ${init ?? 'the init system'} does about security modules is not known`,
    );
}
