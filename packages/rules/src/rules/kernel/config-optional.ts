import { defineRule, maybe } from '@hostlint/core';
import { optionVerdicts, type OptionVerdict, type OptionVerdicts } from '../../facts/kernel/option-verdicts.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { optionMessages, optionOutcomes } from '../../shared/kernel/options/outcomes.js';
import { isOptionName, kernelOptions, optionsAsked, type OptionName } from '../../shared/kernel/options/table.js';

export const configOptional = defineRule({
  id: 'kernel/config-optional',
  meta: {
    title: 'The kernel has the features that containers can use.',
    why: 'Engines run without them, and fail or quietly do less where somebody asks for the feature.',
    fix: 'Boot a kernel with the option where the feature is wanted; otherwise switch the subject off.',
    severity: 'warning',
    sources: [
      'moby b985e23 (2026-08-23) contrib/check-config.sh "Optional Features", with the versions in which Kconfig has each option',
      'kubernetes/system-validators 9040bc28 validators/types_unix.go Optional',
      'linux v4.20 init/Kconfig PSI_DEFAULT_DISABLED; v3.6 to v5.7 MEMCG_SWAP_ENABLED',
    ],
  },
  needs: { options: optionVerdicts, release: kernelRelease, os: maybe(osRelease) },
  messages: optionMessages,
  check(context) {
    const { options, release, os } = context.facts;
    const rows = optionsAsked('optional').map(name => ({
      name,
      severity: kernelOptions[name].optional ?? 'info',
      verdict: saidElsewhere(name, options) ?? options.verdicts[name],
    }));
    return optionOutcomes(rows, context, { release, os });
  },
});

/** The verdict on an option whose lack is said of another, or of which it cannot be told who says it. */
function saidElsewhere(name: OptionName, { verdicts, iptables }: OptionVerdicts): OptionVerdict | null {
  const verdict = verdicts[name];
  if (verdict.state !== 'no') return null;
  // Where iptables works with nf_tables, that is no mere feature.
  if (name === 'NF_TABLES' && iptables === 'nft')
    return { ...verdict, ...notHere, why: 'iptables needs it, as kernel/config-required says' };
  if (name === 'NF_TABLES' && iptables === null)
    return { ...verdict, state: 'unknown', fault: null, why: 'which variant of iptables this host has is not known' };
  if (verdict.fault !== 'off') return null;
  const parent = kernelOptions[name].on?.find(
    other => isOptionName(other) && kernelOptions[other].optional !== undefined && verdicts[other].fault === 'off',
  );
  return parent === undefined ? null : { ...verdict, ...notHere, why: `CONFIG_${parent}, which it takes, is missing` };
}

const notHere = { state: 'not-applicable', fault: null } as const;
