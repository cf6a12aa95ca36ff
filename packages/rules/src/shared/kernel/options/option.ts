import type { Severity } from '@hostlint/core';

/** One option of the kernel's configuration: where it exists, what carries it, and who wants it. Names are without `CONFIG_`. */
export interface KernelOption {
  /** What does not work without it, as the end of a sentence. */
  readonly lack: string;
  /** Mainline versions that have it, first and last of each span: `3.6-4.4 4.19-6.10`, `-4.6`, `5.2-`. Without it: every one since 3.10. */
  readonly versions?: string;
  /** What does its work in versions that no longer have it, or in those that do not have it yet. */
  readonly otherwise?: string;
  /**
   * The module that `=m` builds, by the version from which on it does; `null`: it builds none of its own. Without it: the option is a
   * switch, which is never `m`.
   */
  readonly module?: string | readonly (readonly [since: string, module: string | null])[];
  /** What must be on for it to be there at all: one of `A|B`; `6.17:A` only from that version on. For telling why a line is missing. */
  readonly on?: readonly string[];
  /** It has no switch of its own: what to turn on to turn it on. */
  readonly by?: string;
  /** Whatever a vendor put in its place, where the line is missing although mainline of that version has it: all of these. */
  readonly backported?: readonly string[];
  /** What does the same work: all options of any one of these. */
  readonly or?: readonly Alternative[];
  /** The version of control groups that it serves, where it serves one alone. */
  readonly cgroup?: 'v1' | 'v2';
  /** The architectures that have it, by the option that a kernel for each has on. */
  readonly arch?: readonly string[];
  /** It says nothing on a kernel that was built without this one (`# CONFIG_SMP is not set`). */
  readonly notWithout?: string;
  /** An argument of the boot that turns it on: by itself, or against the option that keeps it off by default. */
  readonly boot?: { readonly argument: string; readonly off?: string };
  /** What of an engine uses it; `engine`: the engine itself. */
  readonly use: OptionUse;
  /** How bad its lack is for who calls it required: moby's check-config.sh, and what that does not know of. */
  readonly required?: Severity;
  /** How bad its lack is for who calls it optional. */
  readonly optional?: Severity;
  /** How bad its lack is on a node of Kubernetes, where that is not said by the rules for every engine. */
  readonly kubernetes?: Severity;
}

export interface Alternative {
  readonly options: readonly string[];
  /** Only where the host's iptables is the nf_tables variant, or where there is none yet. */
  readonly with?: 'iptables-nft';
}

export type OptionUse =
  /** Any engine, for any container. */
  | 'engine'
  /** Networks of containers: bridges and their cables. */
  | 'network'
  /** The firewall rules of dockerd and of network plugins, as iptables makes them. */
  | 'iptables'
  /** iptables-nft itself. */
  | 'iptables-nft'
  /** Docker with `firewall-backend` nftables; kube-proxy and others that speak to nf_tables. */
  | 'nftables'
  /** The routing mesh of Docker Swarm. */
  | 'swarm'
  /** A feature that few hosts want. */
  | 'feature';

/** A table of options that loses no name: names are checked where they are used. */
export const optionTable = <const T extends Readonly<Record<string, KernelOption>>>(table: T): T => table;
