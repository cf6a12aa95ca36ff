import type { InstallPackages, Step } from '@hostlint/core';
import type { Need } from './plan.js';
import { shellWord } from './shell-word.js';

const installers: Readonly<Record<InstallPackages['manager'], readonly [install: string, remove: string]>> = {
  'apt-get': ['DEBIAN_FRONTEND=noninteractive apt-get install -y', 'apt-get remove'],
  dnf: ['dnf install -y', 'dnf remove'],
  yum: ['yum install -y', 'yum remove'],
  zypper: ['zypper --non-interactive install', 'zypper remove'],
  apk: ['apk add', 'apk del'],
  pacman: ['pacman -S --needed --noconfirm', 'pacman -R'],
};

/** For people, as an order. */
export function titleOf(step: Step): string {
  switch (step.kind) {
    case 'install-packages':
      return `Install ${step.packages.join(', ')}.`;
    case 'write-file':
      return `Write ${step.path}.`;
    case 'write-line':
    case 'replace-line':
    case 'set-json-key':
      return `Edit ${step.path}.`;
    case 'load-module':
      return `Load the module ${step.module}.`;
    case 'set-sysctl':
      return `Set ${step.key} to ${step.value}.`;
    case 'reload-units':
      return 'Have systemd read its units anew.';
    case 'restart-service':
      return `Restart ${step.service}.`;
    case 'run':
      return 'Run a command.';
    case 'reboot':
      return 'Reboot.';
  }
}

/** For a root shell; `null` for edits of files. */
export function commandOf(step: Step): string | null {
  switch (step.kind) {
    case 'install-packages':
      return `${installers[step.manager][0]} ${step.packages.map(shellWord).join(' ')}`;
    case 'load-module':
      return `modprobe ${shellWord(step.module)}`;
    case 'set-sysctl':
      return `sysctl -w ${shellWord(`${step.key}=${step.value}`)}`;
    case 'reload-units':
      return 'systemctl daemon-reload';
    case 'restart-service':
      return step.manager === 'systemd'
        ? `systemctl restart ${shellWord(step.service)}`
        : `rc-service ${shellWord(step.service)} restart`;
    case 'run':
      return step.command;
    case 'reboot':
      return 'reboot';
    default:
      return null;
  }
}

/** How a step that is no edit is taken back. `old`: what a sysctl is now. */
export function undoOf(step: Step, old: string | undefined): string | null {
  switch (step.kind) {
    case 'install-packages':
      return `${installers[step.manager][1]} ${step.packages.map(shellWord).join(' ')}`;
    case 'load-module':
      return `modprobe -r ${shellWord(step.module)}`;
    case 'set-sysctl':
      return old === undefined ? null : `sysctl -w ${shellWord(`${step.key}=${old}`)}`;
    case 'run':
      return step.undo;
    case 'reload-units':
    case 'restart-service':
      return commandOf(step);
    default:
      return null;
  }
}

export const needsOf = (step: Step): readonly Need[] =>
  step.kind === 'install-packages' || (step.kind === 'run' && step.when === 'packages')
    ? ['root', 'package-sources', 'space-for-packages']
    : ['root'];
