import type { KernelArgument } from '../kernel/kernel-cmdline.js';
import { argumentEvidence } from '../kernel/kernel-cmdline.js';
import type { Evidence } from '@hostlint/core';

/** Security modules of which a kernel runs one at most, with the option that builds each in. */
const exclusive = { apparmor: 'APPARMOR', selinux: 'SELINUX', smack: 'SMACK' } as const;

export type MajorModule = keyof typeof exclusive;

export interface BootModule {
  /** `null`: none of them. */
  readonly name: MajorModule | null;
  readonly evidence: readonly Evidence[];
}

export interface BootModuleInput {
  /** How the kernel was built, by option; texts in quotes. */
  readonly options: { get(option: string): string | undefined };
  readonly path: string;
  readonly cmdline: readonly KernelArgument[];
}

/**
 * Which of AppArmor, SELinux and Smack a kernel starts; `undefined`: cannot be told. The order is that of lsm=, else of CONFIG_LSM, and the
 * first that is not switched off wins; security= takes the others out where there is no lsm=. Before 5.1 there was no order but one name.
 * Sources: linux v6.12 security/security.c ordered_lsm_init, ordered_lsm_parse, lsm_allowed; security/apparmor/lsm.c apparmor_enabled_setup;
 * security/selinux/hooks.c selinux_enabled_setup; linux v4.19 security/security.c security_module_enable.
 */
export function bootModule({ options, path, cmdline }: BootModuleInput): BootModule | undefined {
  const last = (name: string): KernelArgument | undefined => cmdline.findLast(one => one.name === name);
  const text = (option: string): string | undefined => options.get(option)?.replace(/^"|"$/g, '');
  const [order, only] = [last('lsm'), last('security')];
  const built = text('CONFIG_LSM');
  const old = text('CONFIG_DEFAULT_SECURITY');
  if (built === undefined && old === undefined) return undefined;
  const isOn = (name: MajorModule): boolean | undefined => {
    if (options.get(`CONFIG_SECURITY_${exclusive[name]}`) !== 'y') return false;
    if (name === 'smack') return true;
    const argument = last(name);
    const usual = text(`CONFIG_SECURITY_${exclusive[name]}_BOOTPARAM_VALUE`) !== '0';
    // SELinux listens to its argument where it was built to.
    if (!argument || (name === 'selinux' && options.get('CONFIG_SECURITY_SELINUX_BOOTPARAM') !== 'y')) return usual;
    return /^[01]$/.test(argument.value ?? '') ? argument.value === '1' : undefined;
  };
  const wanted =
    built === undefined
      ? [only?.value ?? old ?? '']
      : order
        ? (order.value ?? '').split(',')
        : only
          ? [only.value ?? '']
          : built.split(',');
  const names = wanted.filter((name): name is MajorModule => Object.hasOwn(exclusive, name));
  const said = [order, only, last('apparmor'), last('selinux')].filter(one => one !== undefined).map(argumentEvidence);
  const evidence = [
    ...said,
    { path, text: built === undefined ? `CONFIG_DEFAULT_SECURITY="${old}"` : `CONFIG_LSM="${built}"` },
  ];
  for (const name of names) {
    const on = isOn(name);
    if (on === undefined) return undefined;
    if (on) return { name, evidence };
  }
  return { name: null, evidence };
}
