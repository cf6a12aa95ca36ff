import type { Fix, Run, Step } from '@hostlint/core';
import { fix, wayFor, withSteps, type KnownOrNot } from './by-distribution.js';
import { shellWord } from './shell-word.js';

/** Gives the kernel arguments (`overlay.metacopy=off`) at every boot, from the next one on. */
export function kernelArgument(os: KnownOrNot, ...words: readonly [string, ...string[]]): Fix {
  const argument = words.join(' ');
  const summary = `Boot with ${argument} on the kernel's command line.`;
  const parameters = Object.fromEntries(
    words.map(word => [word.split('=')[0] ?? word, word.includes('=') ? [word.slice(word.indexOf('=') + 1)] : []]),
  );
  const defaults = '/etc/default/grub';
  const grub = `sed -i ${shellWord(`s|^GRUB_CMDLINE_LINUX="|&${argument} |`)} ${defaults}`;
  const [key = ''] = Object.keys(parameters);
  // A file for each, so that the fix of one rule does not undo that of another.
  const ownFile = `/etc/default/grub.d/99-${key.replaceAll('/', '_')}.cfg`;
  const line = `GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX ${argument}"`;
  const args = shellWord(argument);
  const grubby = withSteps(
    fix(summary, `grubby --update-kernel=ALL --args=${args}`, 'reboot'),
    {
      ...bootLoader(`grubby --update-kernel=ALL --args=${args}`, `grubby --update-kernel=ALL --remove-args=${args}`),
      unless: `grep -q -w -F -e ${args} /proc/cmdline`,
    },
    restart,
  );
  const inDefaults = (make: string): Fix =>
    withSteps(
      fix(summary, grub, make, 'reboot'),
      {
        ...edited(grub),
        unless: `grep -q -e ${shellWord(`^GRUB_CMDLINE_LINUX=.*[" ]${inPattern(argument)}[" ]`)} ${defaults}`,
      },
      bootLoader(make, make),
      restart,
    );
  return wayFor<Fix>(os, {
    debian: withSteps(
      fix(summary, `echo ${shellWord(line)} > ${ownFile}`, 'update-grub', 'reboot'),
      { kind: 'write-file', path: ownFile, text: `${line}\n` },
      bootLoader('update-grub', 'update-grub'),
      restart,
    ),
    rhel: grubby,
    amazon: os.known && os.value.versionId === '2' ? inDefaults('grub2-mkconfig -o /boot/grub2/grub.cfg') : grubby,
    suse: inDefaults('grub2-mkconfig -o /boot/grub2/grub.cfg'),
    arch: inDefaults('grub-mkconfig -o /boot/grub/grub.cfg'),
    // Which boot loader Alpine has is not known here, and only people can tell.
    alpine: fix(
      `${summary} With GRUB in place of syslinux, change /etc/default/grub and run grub-mkconfig.`,
      `sed -i ${shellWord(`s|^default_kernel_opts="|&${argument} |`)} /etc/update-extlinux.conf`,
      'update-extlinux',
      'reboot',
    ),
    'rpm-ostree': withSteps(
      fix(summary, `rpm-ostree kargs --append=${args}`, 'systemctl reboot'),
      ...words.map(word =>
        bootLoader(
          `rpm-ostree kargs --append-if-missing=${shellWord(word)}`,
          `rpm-ostree kargs --delete-if-present=${shellWord(word)}`,
        ),
      ),
      restart,
    ),
    'transactional-update': inDefaults('transactional-update grub.cfg'),
    bottlerocket: fix(
      summary,
      `apiclient set --json ${shellWord(JSON.stringify({ boot: { 'kernel-parameters': parameters } }))}`,
      'apiclient set settings.boot.reboot-to-reconcile=true',
      'apiclient reboot',
    ),
    talos: fix(`${summary} Add it to machine.install.extraKernelArgs and upgrade the node, or build an image with it.`),
    flatcar: withSteps(
      fix(summary, `echo ${shellWord(`set linux_append="$linux_append ${argument}"`)} >> /oem/grub.cfg`, 'reboot'),
      { kind: 'write-line', path: '/oem/grub.cfg', line: `set linux_append="$linux_append ${argument}"` },
      restart,
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
    rhel: withSteps(
      fix(summary, `grubby --update-kernel=ALL --remove-args=${word}`, 'reboot'),
      bootLoader(
        `grubby --update-kernel=ALL --remove-args=${word}`,
        `grubby --update-kernel=ALL --args=${shellWord(argument)}`,
      ),
      restart,
    ),
    'rpm-ostree': withSteps(
      fix(summary, `rpm-ostree kargs --delete=${word}`, 'systemctl reboot'),
      bootLoader(`rpm-ostree kargs --delete-if-present=${word}`, `rpm-ostree kargs --append=${shellWord(argument)}`),
      restart,
    ),
    other: fix(`${summary} It is set where the boot loader is configured.`, 'reboot'),
  });
}

const restart: Step = { kind: 'reboot' };

const bootLoader = (command: string, undo: string): Run => ({
  kind: 'run',
  command,
  when: 'boot-loader',
  interrupts: 'nothing',
  undo,
});

/** An edit of a file by sed, which people take back: it is backed up nowhere. */
const edited = (command: string): Run => ({ kind: 'run', command, when: 'files', interrupts: 'nothing', undo: null });

const inPattern = (text: string): string => text.replace(/[\\.*[\]^$]/g, '\\$&');
