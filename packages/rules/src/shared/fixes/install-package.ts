import type { Fix, PackageManager } from '@hostlint/core';
import { fix, versionOf, wayFor, withSteps, type KnownOrNot } from './by-distribution.js';

/** What a package is called in each family; a missing name means that the family has none that we know. */
export interface PackageNames {
  readonly debian?: string;
  readonly rhel?: string;
  readonly amazon?: string;
  readonly suse?: string;
  readonly alpine?: string;
  readonly arch?: string;
  /** How people call it where there is no name. */
  readonly other: string;
}

/** Installs a package. */
export function installPackage(os: KnownOrNot, names: PackageNames): Fix {
  const { debian, rhel, suse, alpine, arch } = names;
  const amazon = names.amazon ?? rhel;
  const yum = os.known && (versionOf(os.value) < 8 || os.value.versionId === '2') && os.value.versionId !== null;
  const general = fix(`Install ${names.other} with this distribution's own tools.`);
  const way = (name: string | undefined, ...commands: readonly string[]): Fix =>
    name === undefined ? general : fix(`Install ${name}.`, ...commands);
  const by = (manager: PackageManager, name: string | undefined, ...commands: readonly string[]): Fix =>
    name === undefined
      ? general
      : withSteps(way(name, ...commands), { kind: 'install-packages', manager, packages: [name] });
  const red = yum ? 'yum' : 'dnf';
  const image = fix(`${names.other} must come with the image of this system; nothing is installed on it in place.`);
  return wayFor<Fix>(os, {
    debian: by('apt-get', debian, 'apt-get update', `apt-get install ${debian ?? ''}`),
    rhel: by(red, rhel, `${red} install ${rhel ?? ''}`),
    amazon: by(red, amazon, `${red} install ${amazon ?? ''}`),
    suse: by('zypper', suse, `zypper install ${suse ?? ''}`),
    alpine: by('apk', alpine, `apk add ${alpine ?? ''}`),
    arch: by('pacman', arch, `pacman -S ${arch ?? ''}`),
    'rpm-ostree': way(rhel, `rpm-ostree install ${rhel ?? ''}`, 'systemctl reboot'),
    'transactional-update': way(suse, `transactional-update pkg install ${suse ?? ''}`, 'reboot'),
    nixos: fix(
      `Add ${names.other} to environment.systemPackages in the configuration of NixOS.`,
      'nixos-rebuild switch',
    ),
    bottlerocket: image,
    talos: image,
    flatcar: image,
    'container-optimized-os': image,
    'ubuntu-core': image,
    other: general,
  });
}
