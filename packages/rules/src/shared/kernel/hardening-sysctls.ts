/** A sysctl that hardens a host and does not get in the way of containers. */
export interface HardeningSysctl {
  /** The values that are good enough. */
  readonly good: readonly string[];
  /** The value to set. */
  readonly set: string;
  /** What goes wrong with another one. */
  readonly otherwise: string;
}

/**
 * From the recommended settings of the Kernel Self Protection Project, without those that keep containers or engines from working
 * (user.max_user_namespaces=0, kernel.modules_disabled=1) or take tools away that hosts are run with (kernel.kexec_load_disabled,
 * kernel.warn_limit), and with the milder value where that is documented to be enough.
 * Sources: kspp.github.io Recommended_Settings, sysctls; linux v6.12 Documentation/admin-guide/sysctl/{kernel,fs,vm}.rst, LSM/Yama.rst.
 */
export const hardeningSysctls = {
  'dev.tty.ldisc_autoload': {
    good: ['0'],
    set: '0',
    otherwise:
      'every user can have the kernel load rarely used line disciplines, in which faults were found again and again',
  },
  'fs.protected_fifos': {
    good: ['1', '2'],
    set: '2',
    otherwise: 'programs can be made to write into another user’s FIFO in a directory like /tmp',
  },
  'fs.protected_hardlinks': {
    good: ['1'],
    set: '1',
    otherwise: 'users can make hard links to files that they may not write, and have root follow them',
  },
  'fs.protected_regular': {
    good: ['1', '2'],
    set: '2',
    otherwise: 'programs can be made to write into another user’s file in a directory like /tmp',
  },
  'fs.protected_symlinks': {
    good: ['1'],
    set: '1',
    otherwise: 'programs follow symlinks that other users put into a directory like /tmp',
  },
  'fs.suid_dumpable': {
    good: ['0', '2'],
    set: '0',
    otherwise: 'programs that run with other rights leave core dumps that their user can read',
  },
  'kernel.dmesg_restrict': {
    good: ['1'],
    set: '1',
    otherwise:
      'every user, and every container that may use the system call, reads the kernel’s log with its addresses',
  },
  'kernel.kptr_restrict': {
    good: ['1', '2'],
    set: '1',
    otherwise: 'the kernel shows its addresses in /proc to every user, which exploits need',
  },
  'kernel.randomize_va_space': {
    good: ['2'],
    set: '2',
    otherwise: 'programs are laid out where an attacker expects them',
  },
  'kernel.unprivileged_bpf_disabled': {
    good: ['1', '2'],
    set: '2',
    otherwise: 'every user can load BPF programs, whose verifier had many holes',
  },
  'kernel.yama.ptrace_scope': {
    good: ['1', '2', '3'],
    set: '1',
    otherwise: 'a process can read the memory of all others of its user, with their keys',
  },
  'vm.unprivileged_userfaultfd': {
    good: ['0'],
    set: '0',
    otherwise: 'every user can stop the kernel in the middle of an access to memory, which exploits rely on',
  },
} as const satisfies Readonly<Record<string, HardeningSysctl>>;

export type HardeningKey = keyof typeof hardeningSysctls;
