import type { Fix } from '@hostlint/core';
import { fix, wayFor, type KnownOrNot } from './by-distribution.js';

/** Makes `iptables` the variant that works with nf_tables. */
export function nftVariant(os: KnownOrNot): Fix {
  const summary =
    'Switch to the nf_tables variant of iptables. Rules that other programs made with the legacy one are to be made anew.';
  const choose = (name: string): string => `update-alternatives --set ${name} "$(command -v ${name}-nft)"`;
  const image = fix(`${summary} On this system it comes with the image.`);
  return wayFor<Fix>(os, {
    debian: fix(summary, choose('iptables'), choose('ip6tables')),
    // Their ip6tables goes along with iptables.
    rhel: fix(summary, 'dnf install iptables-nft', choose('iptables')),
    amazon: fix(summary, 'dnf install iptables-nft', choose('iptables')),
    suse: fix(summary, 'zypper install iptables-backend-nft'),
    alpine: fix(summary, 'apk del iptables-legacy', 'apk add iptables'),
    arch: fix(summary, 'pacman -S iptables-nft'),
    nixos: fix(
      `${summary} Have pkgs.iptables in place of pkgs.iptables-legacy in the configuration of NixOS.`,
      'nixos-rebuild switch',
    ),
    bottlerocket: image,
    talos: image,
    flatcar: image,
    'container-optimized-os': image,
    'ubuntu-core': image,
    other: fix(`${summary} Distributions have it as iptables-nft.`),
  });
}
