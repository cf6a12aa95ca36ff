import { defineRule, type Outcome } from '@hostlint/core';
import { daemonArguments } from '../../facts/docker/daemon-arguments.js';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { overrideUnit } from '../../shared/fixes/override-unit.js';

const wanted = [
  {
    key: 'Delegate',
    isKept: (text: string): boolean => !['', 'no', 'n', 'false', 'f', 'off', '0'].includes(text.toLowerCase()),
    setting: 'Delegate=yes',
    effect: 'systemd may take over the control groups below it',
  },
  {
    key: 'KillMode',
    isKept: (text: string): boolean => text === 'process',
    setting: 'KillMode=process',
    effect: 'stopping the service kills all that runs below it, also containers that live-restore should keep',
  },
  {
    key: 'TasksMax',
    isKept: (text: string): boolean => text === 'infinity',
    setting: 'TasksMax=infinity',
    effect:
      'the number of its tasks is bounded, by default to 15 % of the host’s, and proxies and shims are among them',
  },
] as const;

export const unitSettings = defineRule({
  id: 'docker/unit-settings',
  meta: {
    title: 'docker.service asks systemd for what Docker’s own unit asks for.',
    why: 'A unit that was written by hand often lacks the settings that keep systemd out of the affairs of containers. It matters most where dockerd starts its own containerd, whose containers then run below the service.',
    fix: 'Start from the unit of the package and change it by a drop-in.',
    severity: 'warning',
    sources: [
      'moby v20.10.24, v28.5.2 contrib/init/systemd/docker.service',
      'systemd.resource-control(5) Delegate=, TasksMax=; systemd.kill(5) KillMode=; systemd-system.conf(5) DefaultTasksMax=',
    ],
  },
  needs: { daemon: daemonArguments, config: daemonConfig },
  messages: { lacks: '{unit} lacks {setting}: {effect}.' },
  check({ facts: { daemon, config }, pass, fail, notApplicable }) {
    const { manager, unit, masked, service } = daemon;
    if (manager !== 'systemd' || unit === null) return notApplicable('There is no docker.service.');
    if (masked) return notApplicable('docker.service is masked: nobody starts it.');
    // What belongs to a containerd of its own runs below that service.
    const severity = config.containerd.value === '' ? 'warning' : 'info';
    return wanted.map(({ key, isKept, setting, effect }): Outcome => {
      const given = service[key];
      const evidence = [given?.evidence ?? { path: unit }];
      if (given && isKept(given.text)) return pass({ subject: key, evidence });
      const fix = overrideUnit(`Set ${setting}.`, 'docker.service', setting);
      return fail('lacks', { unit, setting, effect }, { subject: key, evidence, severity, fix });
    });
  },
});
