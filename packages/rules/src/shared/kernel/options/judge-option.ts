import type { Evidence } from '@hostlint/core';
import { lineOfOption, type KernelOptions } from '../kconfig.js';
import type { KernelRelease } from '../kernel-version.js';
import type { Alternative, KernelOption } from './option.js';
import { isOptionName, kernelOptions, type OptionName } from './table.js';
import { compareToVersion, hasEnded, isAfterVersions, isInVersions, isVendorKernel, moduleAt } from './versions.js';

/** `not-installed`: modprobe would not find it. `tree-gone`: it would find none at all. `unseen`: it cannot be told from here. */
export type ModulePresence = 'there' | 'not-installed' | 'tree-gone' | 'unseen';

/** What is known of a kernel and its host; `null` where that is not known. */
export interface JudgedKernel {
  readonly release: KernelRelease;
  readonly options: KernelOptions;
  readonly configPath: string;
  readonly presence: (module: string) => ModulePresence;
  /** Why the presence of a module is `unseen`. */
  readonly unseen: string;
  readonly cgroup: 'v1' | 'v2' | null;
  /** `none`: there is no iptables. */
  readonly iptables: 'nft' | 'legacy' | 'none' | null;
  /** An argument of the boot: its value, `null` without one, `undefined` where the command line is not known. */
  readonly argument: (name: string) => string | null | undefined;
  /** Where the arguments stand, if that is not /proc/cmdline. */
  readonly place?: Evidence | undefined;
}

export type OptionState = 'yes' | 'no' | 'not-applicable' | 'unknown';

export type OptionFault =
  | 'off'
  | 'not-installed'
  | 'tree-gone'
  /** It is there, and off until the boot turns it on. */
  | 'off-at-boot'
  /** The kernel has what iptables-nft needs in its place, but the host's iptables is the legacy variant. */
  | 'legacy-iptables';

export interface OptionVerdict {
  readonly state: OptionState;
  /** What is wrong where the state is `no`. */
  readonly fault: OptionFault | null;
  /** Why, for people: a sentence without its full stop; empty where there is nothing to add. */
  readonly why: string;
  /** The module, where the option is built as one. */
  readonly module: string | null;
  readonly evidence: readonly Evidence[];
}

/** What the running kernel was built with, as far as engines ask for it. */
export interface OptionVerdicts {
  readonly release: string;
  /** The configuration that was judged. */
  readonly config: string;
  /** The engines that this run judges. */
  readonly judged: readonly string[];
  readonly iptables: JudgedKernel['iptables'];
  readonly verdicts: Readonly<Record<OptionName, OptionVerdict>>;
}

const whichIptables = 'only the nf_tables variant of iptables does without, and which one this host has is not known';

/** Judges options of the table for one kernel, each once. */
export class OptionJudge {
  readonly #kernel: JudgedKernel;
  readonly #owns = new Map<OptionName, OptionVerdict>();

  constructor(kernel: JudgedKernel) {
    this.#kernel = kernel;
  }

  verdict(name: OptionName): OptionVerdict {
    const option = kernelOptions[name];
    const own = this.#alone(name);
    if (own.state === 'yes' || own.state === 'not-applicable') return own;
    const other = this.#byAlternatives(own, option.or ?? []);
    const verdict = other.state === 'yes' ? other : this.#forCgroups(name, option, other);
    return verdict.fault === 'off' ? { ...verdict, evidence: this.#withLine(name, verdict.evidence) } : verdict;
  }

  /** Without what could take its place: two options may be each other's alternative. */
  #alone(name: OptionName): OptionVerdict {
    let own = this.#owns.get(name);
    if (!own) {
      const option = kernelOptions[name];
      this.#owns.set(name, (own = this.#atBoot(option, this.#own(name, option))));
    }
    return own;
  }

  /** What its own line says, or that there is none. */
  #own(name: OptionName, option: KernelOption): OptionVerdict {
    const value = this.#value(name);
    if (value === 'y') return this.#yes(name);
    if (value === 'm') return this.#asModule(name, option);
    if (option.notWithout !== undefined && this.#value(option.notWithout) === 'n')
      return this.#notApplicable(`this kernel was built without CONFIG_${option.notWithout}`, option.notWithout);
    if (value === 'n' && isAfterVersions(this.#kernel.release, option.versions ?? '-')) return this.#none(name, option);
    if (value === 'n') return this.#off(name, '');
    if (value !== undefined) return this.#unknown(`CONFIG_${name} is "${value}", which is neither y, m nor n`, name);
    return this.#missing(name, option);
  }

  /** A line is missing for four reasons: the architecture or the version has no such option, a vendor took it out, or it is off. */
  #missing(name: OptionName, option: KernelOption): OptionVerdict {
    const { release } = this.#kernel;
    if (option.arch && !option.arch.some(arch => this.#isOn(arch)))
      return this.#notApplicable(`only kernels with CONFIG_${option.arch.join(' or CONFIG_')} have CONFIG_${name}`);
    if (option.versions !== undefined && !isInVersions(release, option.versions)) return this.#none(name, option);
    if (option.backported && hasEnded(option.versions ?? '') && isVendorKernel(release)) {
      const all = option.backported.map(other => `CONFIG_${other}`).join(' and ');
      if (option.backported.every(other => this.#isOn(other))) return this.#yes(name, `${all} does its work here`);
      return this.#unknown(`${release.raw} is a vendor’s kernel, which may have lost CONFIG_${name} before its time`);
    }
    return this.#off(name, this.#parentReason(option));
  }

  #none(name: OptionName, { otherwise }: KernelOption): OptionVerdict {
    const { major, minor } = this.#kernel.release;
    const instead = otherwise === undefined ? '' : `: ${otherwise}`;
    return this.#notApplicable(`Linux ${major}.${minor} has no CONFIG_${name}${instead}`);
  }

  #parentReason({ on = [], by }: KernelOption): string {
    for (const parent of on) {
      const [since, names] = parent.includes(':') ? (parent.split(':') as [string, string]) : ['0', parent];
      if (compareToVersion(this.#kernel.release, since) < 0) continue;
      const choices = names.split('|');
      if (choices.some(choice => this.#isOn(choice))) continue;
      const all = choices.map(choice => `CONFIG_${choice}`).join(' or ');
      return `it takes ${all}, which ${choices.length > 1 ? 'are' : 'is'} off`;
    }
    return by === undefined ? '' : `CONFIG_${by} turns it on`;
  }

  #asModule(name: OptionName, option: KernelOption): OptionVerdict {
    const module = this.#moduleOf(option);
    if (module === null) return this.#yes(name);
    const presence = this.#kernel.presence(module);
    if (presence === 'there') return { ...this.#yes(name), module };
    if (presence === 'unseen') return { ...this.#unknown(`it is a module, and ${this.#kernel.unseen}`, name), module };
    return { state: 'no', fault: presence, why: '', module, evidence: this.#evidence(name) };
  }

  /** `null`: it builds none of its own, or a vendor may have moved it elsewhere. */
  #moduleOf({ module }: KernelOption): string | null {
    const { release } = this.#kernel;
    if (module === undefined) return null;
    const hasMoved = typeof module !== 'string' && module.some(([, name]) => name === null);
    return hasMoved && isVendorKernel(release) ? null : moduleAt(release, module);
  }

  /** What the command line of the boot makes of it. */
  #atBoot(option: KernelOption, own: OptionVerdict): OptionVerdict {
    const { boot, on = [] } = option;
    if (!boot) return own;
    const open =
      boot.off === undefined
        ? own.fault === 'off' && on.every(parent => this.#isOn(parent))
        : own.state === 'yes' && this.#isOn(boot.off);
    if (!open) return own;
    const value = this.#kernel.argument(boot.argument);
    if (value === undefined) return this.#unknown(`whether the kernel was booted with ${boot.argument}=1 is not known`);
    if (value === null || !['1', 'y', 'on'].includes(value.toLowerCase()))
      return {
        ...own,
        state: 'no',
        fault: 'off-at-boot',
        evidence: boot.off === undefined ? own.evidence : this.#evidence(boot.off),
      };
    return {
      ...own,
      state: 'yes',
      fault: null,
      evidence: [this.#kernel.place ?? { path: '/proc/cmdline', text: `${boot.argument}=${value}` }],
    };
  }

  /** The verdict with everything that could take the option's place; of what is not `yes`, the most that can be said. */
  #byAlternatives(own: OptionVerdict, alternatives: readonly Alternative[]): OptionVerdict {
    const { iptables } = this.#kernel;
    let best = own;
    for (const { options, with: condition } of alternatives) {
      const { state, why, evidence } = this.#together(options);
      if (state === 'no') continue;
      const isLegacy = condition !== undefined && iptables === 'legacy';
      if (state === 'yes' && !isLegacy && (condition === undefined || iptables !== null))
        return { ...own, state, fault: null, why, evidence };
      if (own.state !== 'no') continue;
      if (state === 'unknown') best = this.#unknown(why);
      else if (!isLegacy) best = this.#unknown(whichIptables);
      else best = { ...own, fault: 'legacy-iptables', evidence: [...own.evidence, ...evidence] };
    }
    return best;
  }

  /** Options that do a work together. One that this version does not have is not needed for it, but for the first, which leads. */
  #together(options: readonly string[]): Pick<OptionVerdict, 'state' | 'why' | 'evidence'> {
    const verdicts = options.filter(isOptionName).map(other => this.#alone(other));
    const open = verdicts.find(({ state }) => state === 'unknown');
    if (verdicts[0]?.state === 'not-applicable' || verdicts.some(({ state }) => state === 'no'))
      return { state: 'no', why: '', evidence: [] };
    if (open) return { state: 'unknown', why: open.why, evidence: open.evidence };
    const used = options.filter((_, index) => verdicts[index]?.state === 'yes').map(other => `CONFIG_${other}`);
    const evidence = verdicts.flatMap(one => (one.state === 'yes' ? one.evidence : []));
    return { state: 'yes', why: `${used.join(', ')} ${used.length > 1 ? 'do' : 'does'} its work here`, evidence };
  }

  /** One version of control groups runs; what serves the other alone is not missed. */
  #forCgroups(name: OptionName, { cgroup }: KernelOption, own: OptionVerdict): OptionVerdict {
    const running = this.#kernel.cgroup;
    if (cgroup === undefined || running === cgroup) return own;
    if (running !== null)
      return this.#notApplicable(`only control groups ${cgroup} need CONFIG_${name}, and this host has ${running}`);
    // Version 2 came with 4.5; version 1 any kernel may run.
    const mayRunOther = cgroup === 'v2' || compareToVersion(this.#kernel.release, '4.5') >= 0;
    if (own.state !== 'no' || !mayRunOther) return own;
    return this.#unknown(
      `only control groups ${cgroup} need CONFIG_${name}, and which version this host has is not known`,
    );
  }

  #value(name: string): string | undefined {
    return this.#kernel.options.get(`CONFIG_${name}`);
  }

  #isOn(name: string): boolean {
    const value = this.#value(name);
    return value === 'y' || value === 'm';
  }

  #yes(name: string, why = ''): OptionVerdict {
    return { state: 'yes', fault: null, why, module: null, evidence: this.#evidence(name) };
  }

  #off(name: string, why: string): OptionVerdict {
    return { state: 'no', fault: 'off', why, module: null, evidence: this.#evidence(name) };
  }

  #unknown(why: string, name?: string): OptionVerdict {
    return { state: 'unknown', fault: null, why, module: null, evidence: this.#evidence(name) };
  }

  #notApplicable(why: string, name?: string): OptionVerdict {
    return { state: 'not-applicable', fault: null, why, module: null, evidence: this.#evidence(name) };
  }

  #evidence(name?: string): readonly Evidence[] {
    const path = this.#kernel.configPath;
    const value = name === undefined ? undefined : this.#value(name);
    if (name === undefined || value === undefined) return [{ path }];
    if (value === 'y' || value === 'm') return [{ path, text: `CONFIG_${name}=${value}` }];
    return [{ path, text: value === 'n' ? `# CONFIG_${name} is not set` : `CONFIG_${name}=${value}` }];
  }

  /** Where to change it: only what is wrong needs that. */
  #withLine(name: OptionName, evidence: readonly Evidence[]): readonly Evidence[] {
    const line = lineOfOption(this.#kernel.options, `CONFIG_${name}`);
    return line === null ? evidence : evidence.map(({ path, text = '' }) => ({ path, line, text }));
  }
}
