import { defineFact, maybe, UnknowableError, type FactResult } from '@hostlint/core';
import {
  OptionJudge,
  type JudgedKernel,
  type ModulePresence,
  type OptionVerdicts,
} from '../../shared/kernel/options/judge-option.js';
import { optionNames } from '../../shared/kernel/options/table.js';
import { cgroupHierarchy } from '../cgroup/hierarchy.js';
import { machineContainer, type MachineContainer } from '../machine/container.js';
import { iptables } from '../network/iptables.js';
import { kernelCmdline, type KernelArgument } from './cmdline.js';
import { kernelConfig } from './config.js';
import { kernelModules, type KernelModules } from './modules.js';
import { kernelRelease } from './release.js';

export type { OptionVerdict, OptionVerdicts } from '../../shared/kernel/options/judge-option.js';

/** One judgement of the whole table; rules pick from it what they are about. */
export const optionVerdicts = defineFact({
  id: 'kernel/option-verdicts',
  summary: 'For each kernel option that engines ask for: whether this kernel has it, or needs it, and why.',
  privileges: 'Some distributions let only root read /boot/config-RELEASE.',
  needs: {
    release: kernelRelease,
    config: kernelConfig,
    modules: maybe(kernelModules),
    container: maybe(machineContainer),
    cgroup: maybe(cgroupHierarchy),
    iptables: maybe(iptables),
    cmdline: maybe(kernelCmdline),
  },
  async collect(
    host,
    { release, config, modules, container, cgroup, iptables, cmdline },
    settings,
  ): Promise<OptionVerdicts> {
    if (!config) throw new UnknowableError('unsupported', `no configuration of kernel ${release.raw} is to be found`);
    if (config.mismatch !== null)
      throw new UnknowableError(
        'unsupported',
        `${config.path} is not the configuration of this kernel: ${config.mismatch}`,
      );
    host.cite({ path: config.path });
    const variant = iptables.known ? (iptables.value.variant ?? 'none') : null;
    const judge = new OptionJudge({
      release,
      options: config.options,
      configPath: config.path,
      ...moduleView(modules, container),
      cgroup: !cgroup.known || cgroup.value.version === 'none' ? null : cgroup.value.version === 'v2' ? 'v2' : 'v1',
      iptables: variant,
      argument: name => argumentOf(cmdline, name),
      place: cmdline.known ? cmdline.value[0]?.place : undefined,
    });
    return {
      release: release.raw,
      config: config.path,
      judged: settings.judged,
      iptables: variant,
      verdicts: Object.fromEntries(optionNames.map(name => [name, judge.verdict(name)])) as OptionVerdicts['verdicts'],
    };
  },
});

type ModuleView = Pick<JudgedKernel, 'presence' | 'unseen'>;

/**
 * `=m` is worth as much as the module is at hand: loaded, in the kernel after all, or in the index that modprobe reads. Whoever has the
 * kernel of another host sees none of them, and that says nothing.
 */
function moduleView(modules: FactResult<KernelModules>, container: FactResult<MachineContainer>): ModuleView {
  if (!modules.known) return notSeen(`the modules of this kernel are not known (${modules.reason}): ${modules.detail}`);
  const { loaded, builtIn, loadable, directory } = modules.value;
  const there = (module: string): boolean =>
    loaded?.has(module) === true || builtIn?.has(module) === true || loadable?.has(module) === true;
  const unless = (otherwise: ModulePresence, unseen = ''): ModuleView => ({
    presence: module => (there(module) ? 'there' : otherwise),
    unseen,
  });
  if (loadable) return unless('not-installed');
  if (!container.known) return unless('unseen', `whether this is a container is not known: ${container.detail}`);
  if (container.value.kind !== null)
    return unless('unseen', `the modules of this kernel are not to be seen here (${container.value.why})`);
  if (loaded === null && directory === null)
    return unless('unseen', 'neither modules nor the list of those loaded are to be seen here');
  return unless('tree-gone');
}

const notSeen = (unseen: string): ModuleView => ({ presence: () => 'unseen', unseen });

/** The last of its kind counts. */
function argumentOf(cmdline: FactResult<readonly KernelArgument[]>, name: string): string | null | undefined {
  if (!cmdline.known) return undefined;
  return cmdline.value.findLast(argument => argument.name === name)?.value ?? null;
}
