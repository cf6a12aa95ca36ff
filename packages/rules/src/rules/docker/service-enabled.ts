import { defineRule, maybe, type Fix } from '@hostlint/core';
import { dockerAtBoot } from '../../facts/docker/at-boot.js';
import { osRelease } from '../../facts/os/release.js';
import { fix, wayFor, withSteps } from '../../shared/fixes/by-distribution.js';

export const serviceEnabled = defineRule({
  id: 'docker/service-enabled',
  meta: {
    title: 'Docker is started when the host boots.',
    why: 'Containers with a restart policy come back after a reboot only when dockerd does; its socket alone starts it when somebody first asks for it.',
    fix: 'Enable the service.',
    severity: 'info',
    sources: ['systemctl(1) enable', 'docs.docker.com/engine/install/linux-postinstall', 'rc-update(8)'],
  },
  needs: { boot: dockerAtBoot, os: maybe(osRelease) },
  messages: {
    never: 'Nothing starts Docker at boot, so containers stay down after a reboot.',
    firstUse: 'Docker starts when its socket is first used, so until then containers stay down after a reboot.',
  },
  check({ facts: { boot, os }, pass, fail, notApplicable }) {
    if (!boot) return notApplicable('No service of systemd or OpenRC starts Docker, or it is masked.');
    if (boot.at === 'boot') return pass();
    const way = wayFor(os, {
      alpine: enable('rc-update add docker default', 'rc-update del docker default'),
      nixos: fix(
        'Set virtualisation.docker.enableOnBoot = true; in the configuration of NixOS.',
        'nixos-rebuild switch',
      ),
      other: enable('systemctl enable docker.service', 'systemctl disable docker.service'),
    });
    return fail(boot.at === 'never' ? 'never' : 'firstUse', {}, { fix: way });
  },
});

const enable = (command: string, undo: string): Fix =>
  withSteps(fix('Enable the service.', command), {
    kind: 'run',
    command,
    when: 'services',
    interrupts: 'nothing',
    undo,
  });
