import { defineFact, UnknowableError, type Evidence } from '@hostlint/core';
import { atNextBoot } from '../../shared/next-boot.js';
import { programDirectories } from '../machine/programs.js';

/** The iptables that engines and network plugins run. */
export interface Iptables {
  /**
   * `nft`: it speaks to nf_tables. `legacy`: it needs the old tables of the kernel (ip_tables, iptable_nat and others).
   * `null`: there is no iptables.
   */
  readonly variant: 'nft' | 'legacy' | null;
  /** As an engine finds it, before any link is followed; `null`: there is none. */
  readonly path: string | null;
  readonly evidence: readonly Evidence[];
}

/** The directories of PATH, and where NixOS has its programs. */
const directories = [...programDirectories, '/run/current-system/sw/bin'];

/**
 * Which variant it is stands in the name of the program that all links end at, so that nothing has to be run.
 * Sources: iptables 1.8.9 Makefile.am (xtables-nft-multi, xtables-legacy-multi), iptables 1.4.12 to 1.6 (xtables-multi alone, which
 * iptables was then); moby v28.5.2 libnetwork/iptables/iptables.go detectIptables: the first `iptables` in PATH.
 */
export const iptables = defineFact({
  id: 'network/iptables',
  summary: 'The iptables in the system’s PATH, and whether it is the nftables or the legacy variant.',
  reads: () => ({ stats: directories.map(directory => `${directory}/iptables`) }),
  async collect(host): Promise<Iptables> {
    for (const directory of directories) {
      const path = `${directory}/iptables`;
      const real = await atNextBoot(host).realpath(path);
      if (real === undefined) continue;
      const variant = variantOf(real.slice(real.lastIndexOf('/') + 1));
      if (variant === null)
        throw new UnknowableError('unsupported', `${path} is ${real}; whether that is iptables-nft cannot be told`);
      const evidence = { path, text: `${path} -> ${real}` };
      host.cite(evidence);
      return { variant, path, evidence: [evidence] };
    }
    return { variant: null, path: null, evidence: [{ path: 'PATH', text: directories.join(':') }] };
  },
});

function variantOf(program: string): 'nft' | 'legacy' | null {
  if (program === 'xtables-nft-multi' || program === 'iptables-nft') return 'nft';
  if (/^(?:xtables-legacy-multi|iptables-legacy|xtables-multi|iptables-multi)$/.test(program)) return 'legacy';
  return null;
}
