import { createFactStore, judge, type Outcome, type Rule } from '@hostlint/core';
import { memorySource, type MemoryNode } from '@hostlint/core/testing';
import {
  configOf,
  modulesOf,
  releaseOf,
  type SampleKernel,
} from '../../packages/rules/src/shared/kernel/options/sample-kernel.test.js';

export interface SampleHost {
  readonly kernel: SampleKernel;
  readonly cgroup?: 'v1' | 'v2';
  readonly iptables?: 'nft' | 'legacy';
  /** Modules of the table that are not installed; `null`: no tree at all. */
  readonly withoutModules?: readonly string[] | null;
  readonly files?: Readonly<Record<string, MemoryNode>>;
}

const mounts = {
  v1: '33 1 0:30 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n',
  v2: '25 1 0:22 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n',
};

/** A host with that kernel, its modules, and what else decides about options. */
export function filesOf(host: SampleHost): Readonly<Record<string, MemoryNode>> {
  const { kernel, cgroup = 'v2', iptables = 'nft', withoutModules = [] } = host;
  const { raw } = releaseOf(kernel);
  return {
    '/proc/sys/kernel/osrelease': raw,
    [`/boot/config-${raw}`]: configOf(kernel),
    '/proc/cmdline': 'quiet',
    '/proc/modules': 'ext4 1 1 - Live 0x0\n',
    ...(withoutModules && { [`/lib/modules/${raw}/modules.dep`]: modulesOf(kernel, withoutModules) }),
    '/proc/self/mountinfo': mounts[cgroup],
    '/sys/fs/cgroup/cgroup.controllers': cgroup === 'v2' ? 'cpu io memory pids\n' : null,
    '/usr/sbin/iptables': { link: `xtables-${iptables}-multi` },
    [`/usr/sbin/xtables-${iptables}-multi`]: '',
    ...host.files,
  };
}

/** What a rule makes of a host, by subject; the engine is Docker. */
export async function outcomesOf(rule: Rule, host: SampleHost): Promise<ReadonlyMap<string, Outcome>> {
  const store = createFactStore(memorySource({ files: filesOf(host) }), {
    settings: { engines: { docker: '28.5.2' }, judged: ['docker'] },
    timeoutMs: 5000,
  });
  const facts = await store.resolve(rule.needs);
  if (!facts.known) return new Map([['', { status: 'unknown', why: `${facts.fact}: ${facts.detail}` }]]);
  return new Map(judge(rule, facts.value, {}).map(outcome => [outcome.subject ?? '', outcome]));
}

/** The options that a rule says are missing, without `CONFIG_`. */
export async function missing(rule: Rule, host: SampleHost): Promise<readonly string[]> {
  const outcomes = await outcomesOf(rule, host);
  return [...outcomes]
    .flatMap(([subject, { status }]) => (status === 'fail' ? subject.replace('CONFIG_', '') : []))
    .sort();
}
