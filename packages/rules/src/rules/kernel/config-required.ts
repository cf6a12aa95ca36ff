import { defineRule, maybe, type FactResult } from '@hostlint/core';
import { daemonConfig, type DaemonConfig } from '../../facts/docker/daemon-config.js';
import { optionVerdicts } from '../../facts/kernel/option-verdicts.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { dockerFirewall } from '../../shared/docker-config/firewall.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { optionMessages, optionOutcomes } from '../../shared/kernel/options/outcomes.js';
import { requiredRows, type JudgedDocker } from '../../shared/kernel/options/required-rows.js';

export const configRequired = defineRule({
  id: 'kernel/config-required',
  meta: {
    title: 'The kernel was built with what containers need, and its modules are installed.',
    why: 'What is missing from a kernel shows late and far from its cause: dockerd that does not start, a network without a way out, a limit that nobody enforces.',
    fix: 'Boot the general kernel of the distribution, with all of its modules.',
    severity: 'error',
    sources: [
      'moby b985e23 (2026-08-23) contrib/check-config.sh "Generally Necessary", with the versions in which Kconfig has each option',
      'moby docker-v29.7.2 daemon/libnetwork/drivers/bridge/internal/iptabler: what dockerd asks of iptables; daemon/pkg/oci/defaults.go: /dev/mqueue',
      'iptables 1.8.9 iptables/nft.c: iptables-nft needs nf_tables and nft_compat, and none of the old tables',
      'linux v6.17 net/netfilter/Kconfig NETFILTER_XTABLES_LEGACY; v6.11 init/Kconfig MEMCG_V1; v6.12 init/Kconfig CPUSETS_V1',
    ],
  },
  needs: { options: optionVerdicts, release: kernelRelease, daemon: maybe(daemonConfig), os: maybe(osRelease) },
  messages: optionMessages,
  check(context) {
    const { options, release, daemon, os } = context.facts;
    const docker = options.judged.includes('docker') ? judgedDocker(daemon) : null;
    return optionOutcomes(requiredRows(options, docker), context, { release, os });
  },
});

const judgedDocker = (daemon: FactResult<DaemonConfig>): JudgedDocker =>
  daemon.known
    ? { firewall: dockerFirewall(daemon.value), usesRawTable: isSince(daemon.value.version, '28.0') }
    : { firewall: null, usesRawTable: null };
