import type { Fix } from '@hostlint/core';
import type { Distribution } from '../distribution.js';
import { fix, versionOf, wayFor, type KnownOrNot } from './by-distribution.js';

/** A newer kernel from the distribution itself, and a reboot into it. */
export function newKernel(os: KnownOrNot): Fix {
  const image = 'Move this host to a newer image of its system, which brings a newer kernel.';
  return wayFor<Fix>(os, {
    debian: fix('Install the newest kernel of this release and boot it.', ...debianCommands(os), 'reboot'),
    rhel: fix('Install the newest kernel of this release and boot it.', `${redhatTool(os)} kernel`, 'reboot'),
    amazon: fix('Install a newer kernel and boot it.', amazonCommand(os), 'reboot'),
    suse: fix(
      'Install the newest kernel of this release and boot it.',
      'zypper refresh',
      'zypper update kernel-default',
      'reboot',
    ),
    alpine: fix(
      'Install the newest kernel of this release and boot it.',
      'apk update',
      'apk upgrade linux-lts',
      'reboot',
    ),
    arch: fix('Upgrade the system and boot its kernel.', 'pacman -Syu', 'reboot'),
    'rpm-ostree': fix('Upgrade the system and boot it.', 'rpm-ostree upgrade', 'systemctl reboot'),
    'transactional-update': fix('Upgrade the system and boot it.', 'transactional-update up', 'reboot'),
    bottlerocket: fix('Update the system and boot it.', 'apiclient update check', 'apiclient update apply --reboot'),
    talos: fix(`${image} Upgrade Talos from your workstation: talosctl upgrade --nodes NODE --image INSTALLER.`),
    flatcar: fix('Update the system and boot it.', 'update_engine_client -update', 'reboot'),
    nixos: fix(
      'Choose a newer boot.kernelPackages in the configuration of NixOS, rebuild and boot it.',
      'nixos-rebuild boot',
      'reboot',
    ),
    'container-optimized-os': fix(image),
    'ubuntu-core': fix('Refresh the kernel snap and boot it.', 'snap refresh', 'reboot'),
    other: fix('Install a newer kernel from the distribution and reboot into it.'),
  });
}

const distribution = (os: KnownOrNot): Distribution | null => (os.known ? os.value : null);

function debianCommands(os: KnownOrNot): readonly string[] {
  const value = distribution(os);
  const ubuntu = value?.id === 'ubuntu' && /^\d\d\.04$/.test(value.versionId ?? '');
  const kernel = ubuntu
    ? `linux-generic-hwe-${value.versionId ?? ''}`
    : value?.id === 'ubuntu'
      ? 'linux-generic'
      : null;
  // Debian names the package after the architecture; dpkg knows it.
  return [
    'apt-get update',
    `apt-get install --install-recommends ${kernel ?? '"linux-image-$(dpkg --print-architecture)"'}`,
  ];
}

const redhatTool = (os: KnownOrNot): string => {
  const value = distribution(os);
  return value && versionOf(value) < 8 ? 'yum update' : 'dnf upgrade';
};

const amazonCommand = (os: KnownOrNot): string => {
  const value = distribution(os);
  return value?.versionId === '2'
    ? 'amazon-linux-extras install kernel-5.10'
    : 'dnf upgrade --releasever=latest kernel';
};
