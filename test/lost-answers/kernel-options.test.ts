import { createFactStore, judge, type HostSource, type Outcome, type Rule } from '@hostlint/core';
import { memorySource, verdictChanges } from '@hostlint/core/testing';
import { expect } from 'chai';
import { configOptional } from '../../packages/rules/src/rules/kernel/config-optional.js';
import { configRequired } from '../../packages/rules/src/rules/kernel/config-required.js';
import { xtablesLegacyGone } from '../../packages/rules/src/rules/kernel/xtables-legacy-gone.js';
import { vsyscall } from '../../packages/rules/src/rules/security/vsyscall.js';
import { filesOf, type SampleHost } from '../conformance/judge-kernel.js';
import { deafSource, type Question } from './deaf-source.js';

const rules: readonly Rule[] = [configRequired, configOptional, xtablesLegacyGone, vsyscall];
const oldTables = ['IP', 'IP6'].flatMap(ip =>
  ['IPTABLES_LEGACY', 'FILTER', 'MANGLE', 'NAT', 'RAW', 'TARGET_MASQUERADE'].map(name => [`${ip}_NF_${name}`, null]),
);
const withoutTables = { release: '6.17.5', but: Object.fromEntries(oldTables) };
const tables = ['iptable_nat', 'iptable_filter', 'iptable_raw'];
const daemonJson = (text: string) => ({ '/etc/docker/daemon.json': text });

const hosts: Readonly<Record<string, SampleHost>> = {
  'a kernel of a distribution': { kernel: {} },
  'no old tables, with iptables-nft': { kernel: withoutTables, withoutModules: tables },
  'no old tables, with legacy iptables': { kernel: withoutTables, withoutModules: tables, iptables: 'legacy' },
  'no old tables, and iptables=false': {
    kernel: withoutTables,
    withoutModules: tables,
    iptables: 'legacy',
    files: daemonJson('{"iptables": false}'),
  },
  'no firewall at all': {
    kernel: { but: { NETFILTER: 'n', IP_NF_NAT: 'n', NF_TABLES: 'n', NFT_CT: 'n' } },
    withoutModules: tables,
  },
  'version 2 of control groups alone': { kernel: { but: { CGROUP_DEVICE: 'n', CGROUP_FREEZER: 'n' } } },
  'version 1 of control groups, on a kernel for version 2': {
    kernel: { but: { CGROUP_DEVICE: 'n', CGROUP_BPF: 'n' } },
    cgroup: 'v1',
  },
  'a slim kernel': { kernel: { release: '6.8.0-1021-aws' }, withoutModules: ['veth', 'vxlan', 'sctp'] },
  'the modules are gone': { kernel: {}, withoutModules: null },
  'a container': { kernel: {}, withoutModules: null, files: { '/.dockerenv': '' } },
  'what waits for the boot': {
    kernel: {
      release: '4.19.0',
      but: { MEMCG_SWAP_ENABLED: 'n', PSI_DEFAULT_DISABLED: 'y', LEGACY_VSYSCALL_NONE: 'y' },
    },
    files: { '/proc/cmdline': 'swapaccount=1 vsyscall=emulate' },
  },
};

async function judgeAll(host: HostSource): Promise<ReadonlyMap<string, readonly Outcome[]>> {
  const store = createFactStore(host, {
    settings: { engines: { docker: '29.7.2' }, judged: ['docker'] },
    timeoutMs: 5000,
  });
  const judged = rules.map(async (rule): Promise<[string, readonly Outcome[]]> => {
    const facts = await store.resolve(rule.needs);
    return [rule.id, facts.known ? judge(rule, facts.value, {}) : [{ status: 'unknown', why: facts.detail }]];
  });
  return new Map(await Promise.all(judged));
}

describe('what is told of kernel options when one thing cannot be read', () => {
  for (const [name, host] of Object.entries(hosts)) {
    it(`stays, or is told no more: ${name}`, async () => {
      const source = memorySource({ files: filesOf(host) });
      const asked = new Set<Question>();
      const whole = await judgeAll(deafSource(source, null, question => asked.add(question)));
      for (const question of asked) {
        const less = await judgeAll(deafSource(source, question, () => undefined));
        for (const { id } of rules)
          expect(verdictChanges(whole.get(id) ?? [], less.get(id) ?? []), `${id} without "${question}"`).to.deep.equal(
            [],
          );
      }
    });
  }
});
