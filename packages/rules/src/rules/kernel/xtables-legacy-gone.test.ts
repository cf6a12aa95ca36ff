import { known, testRule, unknown } from '@hostlint/core/testing';
import type { Iptables } from '../../facts/network/iptables.js';
import { verdictsOf, type SampleKernel } from '../../shared/kernel/options/sample-kernel.test.js';
import { configWith, standard, standardNetwork } from '../docker/config-samples.test.js';
import { debian, os } from './kernel-samples.test.js';
import { xtablesLegacyGone } from './xtables-legacy-gone.js';

const seen = { path: '/usr/sbin/iptables', text: '/usr/sbin/iptables -> /usr/sbin/xtables-legacy-multi' };
const iptables = (variant: Iptables['variant']) =>
  known<Iptables>({ variant, path: variant === null ? null : '/usr/sbin/iptables', evidence: [seen] });

/** A kernel of 6.17 and later without NETFILTER_XTABLES_LEGACY. */
const gone: SampleKernel = {
  release: '6.17.5',
  but: { NETFILTER_XTABLES_LEGACY: 'n', IP_NF_IPTABLES_LEGACY: null, IP_NF_NAT: null, IP_NF_FILTER: null },
};

function facts(kernel: SampleKernel, variant: 'nft' | 'legacy' | null, host: Parameters<typeof verdictsOf>[1] = {}) {
  const options = verdictsOf(kernel, { iptables: variant ?? 'none', ...host });
  return {
    iptables: iptables(variant),
    options: known(options),
    modules: unknown(),
    daemon: known(configWith([])),
    os: debian,
  };
}
const modules = (loadable: readonly string[] | null, loaded: readonly string[] = []) =>
  known({
    directory: loadable && '/lib/modules/6.17.5',
    loadable: loadable && new Map(loadable.map(name => [name, `${name}.ko`])),
    builtIn: null,
    loaded: new Set(loaded),
  });
const daemon = (network: Partial<typeof standardNetwork>) =>
  known(configWith([], { network: { ...standardNetwork, ...network } }));

testRule(xtablesLegacyGone, {
  pass: [
    { name: 'the old tables are there', facts: facts({ release: '6.17.0' }, 'legacy') },
    { name: 'they serve either variant', facts: facts({ release: '6.17.0' }, 'nft') },
    { name: 'before 3.17 NAT was no option of its own', facts: facts({ release: '3.16.0' }, 'legacy') },
    {
      name: 'their modules are there, whatever is known of the build',
      facts: { ...facts({}, 'legacy'), options: unknown(), modules: modules(['iptable_nat', 'iptable_filter']) },
    },
    {
      name: 'they are loaded, in a container that sees no more',
      facts: { ...facts({}, 'legacy'), options: unknown(), modules: modules(null, ['iptable_nat', 'iptable_filter']) },
    },
  ],
  fail: [
    {
      name: 'Linux 6.17 without them, and legacy iptables',
      facts: facts(gone, 'legacy'),
      message: 'gone',
      says: 'Linux 6.17.5 has not the old tables of CONFIG_IP_NF_NAT, and /usr/sbin/iptables is the legacy variant of iptables',
      command: 'update-alternatives --set iptables "$(command -v iptables-nft)"',
      stops: ['docker'],
    },
    {
      name: 'the same on Arch Linux',
      facts: { ...facts(gone, 'legacy'), os: os('arch') },
      message: 'gone',
      command: 'pacman -S iptables-nft',
    },
  ],
  notApplicable: [
    {
      name: 'a kernel without any firewall, which is said elsewhere',
      facts: facts({ but: { IP_NF_NAT: 'n', NF_TABLES: 'n' } }, 'legacy'),
    },
    { name: 'iptables-nft, which does without', facts: facts(gone, 'nft') },
    { name: 'no iptables', facts: facts(gone, null) },
    { name: 'iptables-nft, and nothing known of the kernel', facts: { ...facts(gone, 'nft'), options: unknown() } },
    {
      name: 'dockerd leaves the firewall alone',
      facts: { ...facts(gone, 'legacy'), daemon: daemon({ iptables: standard(false) }) },
    },
    {
      name: 'dockerd makes its rules with nftables',
      facts: {
        ...facts(gone, 'legacy'),
        daemon: daemon({ firewall: standard('nftables') }),
      },
    },
  ],
  unknown: [
    {
      name: 'which variant it is cannot be told',
      facts: { ...facts(gone, 'legacy', { iptables: null }), iptables: unknown('unsupported') },
    },
    { name: 'there is no configuration', facts: { ...facts(gone, 'legacy'), options: unknown('unsupported') } },
    { name: 'the modules are not to be seen', facts: facts({}, 'legacy', { presence: () => 'unseen' }) },
    { name: 'the daemon’s configuration may not be read', facts: { ...facts(gone, 'legacy'), daemon: unknown() } },
  ],
});
