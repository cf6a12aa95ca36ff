import type { Fix } from '@hostlint/core';
import { fix, wayFor, type KnownOrNot } from './by-distribution.js';
import { shellWord } from './shell-word.js';

/** Gives the kernel arguments (`overlay.metacopy=off`) at every boot, from the next one on. */
export function kernelArgument(os: KnownOrNot, ...words: readonly [string, ...string[]]): Fix {
  const argument = words.join(' ');
  const summary = `Boot with ${argument} on the kernel's command line.`;
  const parameters = Object.fromEntries(
    words.map(word => [word.split('=')[0] ?? word, word.includes('=') ? [word.slice(word.indexOf('=') + 1)] : []]),
  );
  const grub = `sed -i ${shellWord(`s|^GRUB_CMDLINE_LINUX="|&${argument} |`)} /etc/default/grub`;
  return wayFor<Fix>(os, {
    debian: fix(
      summary,
      `echo ${shellWord(`GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX ${argument}"`)} > /etc/default/grub.d/containers.cfg`,
      'update-grub',
      'reboot',
    ),
    rhel: fix(summary, `grubby --update-kernel=ALL --args=${shellWord(argument)}`, 'reboot'),
    amazon:
      os.known && os.value.versionId === '2'
        ? fix(summary, grub, 'grub2-mkconfig -o /boot/grub2/grub.cfg', 'reboot')
        : fix(summary, `grubby --update-kernel=ALL --args=${shellWord(argument)}`, 'reboot'),
    suse: fix(summary, grub, 'grub2-mkconfig -o /boot/grub2/grub.cfg', 'reboot'),
    arch: fix(summary, grub, 'grub-mkconfig -o /boot/grub/grub.cfg', 'reboot'),
    alpine: fix(
      `${summary} With GRUB in place of syslinux, change /etc/default/grub and run grub-mkconfig.`,
      `sed -i ${shellWord(`s|^default_kernel_opts="|&${argument} |`)} /etc/update-extlinux.conf`,
      'update-extlinux',
      'reboot',
    ),
    'rpm-ostree': fix(summary, `rpm-ostree kargs --append=${shellWord(argument)}`, 'systemctl reboot'),
    'transactional-update': fix(summary, grub, 'transactional-update grub.cfg', 'reboot'),
    bottlerocket: fix(
      summary,
      `apiclient set --json ${shellWord(JSON.stringify({ boot: { 'kernel-parameters': parameters } }))}`,
      'apiclient set settings.boot.reboot-to-reconcile=true',
      'apiclient reboot',
    ),
    talos: fix(`${summary} Add it to machine.install.extraKernelArgs and upgrade the node, or build an image with it.`),
    flatcar: fix(
      summary,
      `echo ${shellWord(`set linux_append="$linux_append ${argument}"`)} >> /oem/grub.cfg`,
      'reboot',
    ),
    nixos: fix(
      `${summary} Put boot.kernelParams = [ ${words.map(word => JSON.stringify(word)).join(' ')} ]; into the configuration of NixOS.`,
      'nixos-rebuild boot',
      'reboot',
    ),
    other: fix(`${summary} It is set where the boot loader is configured.`),
  });
}

/** Takes an argument off the kernel's command line, from the next boot on. */
export function withoutKernelArgument(os: KnownOrNot, argument: string): Fix {
  const summary = `Boot without ${argument} on the kernel's command line.`;
  const word = shellWord(argument);
  return wayFor<Fix>(os, {
    debian: fix(
      `${summary} Take it out of /etc/default/grub and /etc/default/grub.d/.`,
      `grep -rn -e ${word} /etc/default/grub /etc/default/grub.d`,
      'update-grub',
      'reboot',
    ),
    rhel: fix(summary, `grubby --update-kernel=ALL --remove-args=${word}`, 'reboot'),
    'rpm-ostree': fix(summary, `rpm-ostree kargs --delete=${word}`, 'systemctl reboot'),
    other: fix(`${summary} It is set where the boot loader is configured.`, 'reboot'),
  });
}
