import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { kernelModules, type KernelModules } from '../../facts/kernel/modules.js';
import { optionVerdicts, type OptionVerdict } from '../../facts/kernel/option-verdicts.js';
import { iptables as networkIptables } from '../../facts/network/iptables.js';
import { osRelease } from '../../facts/os/release.js';
import { dockerFirewall } from '../../shared/docker-config/firewall.js';
import { andThen } from '../../shared/fixes/by-distribution.js';
import { startDocker } from '../../shared/fixes/engine-service.js';
import { nftVariant } from '../../shared/fixes/nft-variant.js';

/** What dockerd makes first: its NAT chain, then those of the filter table. */
const tables = { IP_NF_NAT: 'iptable_nat', IP_NF_FILTER: 'iptable_filter' } as const;

export const xtablesLegacyGone = defineRule({
  id: 'kernel/xtables-legacy-gone',
  meta: {
    title: 'Where iptables is the legacy variant, the kernel has the tables for it.',
    why: 'Linux 6.17 and later can be built without the old tables, and some distributions do. The legacy variant of iptables works with nothing else, so dockerd cannot make its chains: "can’t initialize iptables table `nat’".',
    fix: 'Switch to the nf_tables variant of iptables.',
    severity: 'error',
    sources: [
      'linux v6.17 net/netfilter/Kconfig NETFILTER_XTABLES_LEGACY, net/ipv4/netfilter/Kconfig IP_NF_NAT',
      'moby v20.10.24 vendor/github.com/docker/libnetwork/drivers/bridge/bridge.go configure; docker-v29.7.2 daemon/libnetwork/drivers/bridge/internal/iptabler/iptabler.go NewIptabler, setupIPChains',
      'measured: dockerd 20.10.24, 26.1.5 and 28.5.2 with an iptables that has no tables; with --bridge=none as well, not with --iptables=false',
    ],
    presets: ['docker'],
    stops: ['docker'],
  },
  needs: {
    iptables: maybe(networkIptables),
    options: maybe(optionVerdicts),
    modules: maybe(kernelModules),
    daemon: maybe(daemonConfig),
    os: maybe(osRelease),
  },
  messages: {
    gone: 'Linux {release} has not the old tables of {option}, and {path} is the legacy variant of iptables: dockerd cannot make its chains and does not start.',
  },
  check({ facts: { iptables, options, modules, daemon, os }, pass, fail, notApplicable, unknown }) {
    const names = Object.keys(tables) as (keyof typeof tables)[];
    const verdicts = options.known ? names.map(name => ({ name, ...options.value.verdicts[name] })) : [];
    // Tables that are there serve either variant.
    if (!options.known && modules.known && Object.values(tables).every(module => hasModule(modules.value, module)))
      return pass({ evidence: [{ path: modules.value.directory ?? '/proc/modules' }] });
    if (options.known && verdicts.every(isBuiltWith)) return pass({ evidence: verdicts.flatMap(one => one.evidence) });
    if (iptables.known && iptables.value.variant === null) return notApplicable('there is no iptables on this host');
    if (iptables.known && iptables.value.variant === 'nft')
      return notApplicable('iptables is the nf_tables variant', { evidence: iptables.value.evidence });
    const firewall = daemon.known ? dockerFirewall(daemon.value) : null;
    if (firewall === 'none') return notApplicable('dockerd is told to leave the firewall alone (iptables=false)');
    if (firewall === 'nftables') return notApplicable('dockerd is told to make its rules with nftables');
    if (!iptables.known) return unknown(`which variant of iptables this host has is not known: ${iptables.detail}`);
    if (!options.known) return unknown(`whether the kernel has the old tables is not known: ${options.detail}`);
    const gone = verdicts.find(({ fault }) => fault === 'legacy-iptables');
    if (!gone && verdicts.some(({ state }) => state === 'no'))
      return notApplicable('iptables-nft would not work here either: the kernel lacks more than the old tables');
    if (!gone) return unknown(verdicts.find(({ state }) => state === 'unknown')?.why ?? '');
    if (!daemon.known) return unknown(`how dockerd makes the rules of its networks is not known: ${daemon.detail}`);
    const { path, evidence } = iptables.value;
    const data = { release: options.value.release, option: `CONFIG_${gone.name}`, path: path ?? 'iptables' };
    return fail('gone', data, {
      evidence: [...evidence, ...gone.evidence],
      fix: andThen(nftVariant(os), 'Then start Docker.', startDocker(os)),
    });
  },
});

/** By itself, not by what iptables-nft has in its place. */
const isBuiltWith = ({ state, why }: OptionVerdict): boolean =>
  state === 'not-applicable' || (state === 'yes' && why === '');

const hasModule = ({ loaded, loadable, builtIn }: KernelModules, name: string): boolean =>
  loaded?.has(name) === true || loadable?.has(name) === true || builtIn?.has(name) === true;
