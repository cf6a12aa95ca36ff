import { defineRule } from '@hostlint/core';
import { dockerEngine } from '../../facts/docker/engine.js';
import { machineContainer } from '../../facts/machine/container.js';
import { osRelease } from '../../facts/os/release.js';
import { apparmor } from '../../facts/security/apparmor.js';
import { withoutApparmorParser } from '../../shared/docker-config/apparmor-parser.js';
import { installPackage } from '../../shared/fixes/install-package.js';
import { isInsideContainer } from '../../shared/machine/inside-container.js';

export const apparmorParser = defineRule({
  id: 'security/apparmor-parser',
  meta: {
    title: 'Where AppArmor is enabled, apparmor_parser is installed.',
    why: 'Engines load the profile of their containers with it. Without it most of them run containers without a profile, and say nothing; Docker 23.0.0 and 23.0.1, Debian’s Docker 20.10.24 and containerd before 1.6.18 start none that wants the profile.',
    fix: 'Install the package with apparmor_parser, and restart the engine.',
    severity: 'error',
    securitySeverity: 5.5,
    sources: [
      'moby v20.10.24 to v29.7.2 daemon/apparmor_default.go; containerd v1.6.16, v1.6.18 pkg/apparmor/apparmor_linux.go',
      'containers/podman v5.8.2 pkg/specgen/generate/security_linux.go setupApparmor',
      'measured: Debian’s dockerd 20.10.24, 26.1.5 and 28.5.2, podman 4.3.1',
    ],
    presets: ['docker', 'containerd', 'podman', 'kubernetes', 'hardening'],
  },
  needs: { apparmor, container: machineContainer, docker: dockerEngine, os: osRelease },
  messages: {
    refuses:
      'AppArmor is enabled, but there is no /sbin/apparmor_parser: Docker {version} starts no container that is not privileged.',
    unconfined: 'AppArmor is enabled, but there is no /sbin/apparmor_parser: containers run without a profile{but}.',
  },
  check({ facts: { apparmor, container, docker, os }, pass, fail, notApplicable, unknown }) {
    if (!apparmor.enabled) return notApplicable('AppArmor is not enabled');
    if (apparmor.parser) return pass();
    if (isInsideContainer(container))
      return notApplicable(`engines in a container leave AppArmor to its host (${container.why})`);
    if (os.immutable === 'nixos')
      return unknown('NixOS keeps programs elsewhere, and its engines know where', {
        cure: 'Look whether `docker info` names apparmor.',
      });
    const fix = installPackage(
      { known: true, value: os, evidence: [] },
      {
        debian: 'apparmor',
        suse: 'apparmor-parser',
        arch: 'apparmor',
        alpine: 'apparmor',
        other: 'apparmor_parser',
      },
    );
    const evidence = [
      ...(apparmor.foretold ?? [{ path: '/sys/module/apparmor/parameters/enabled', line: 1, text: 'Y' }]),
      { path: '/sbin/apparmor_parser' },
    ];
    const { installed, version, found } = docker;
    const effect = installed !== false ? withoutApparmorParser(version, found) : 'unconfined';
    if (effect === 'refuses') return fail('refuses', { version: found ?? version }, { evidence, fix });
    const but = effect === 'unclear' ? ', or do not start' : '';
    return fail('unconfined', { but }, { evidence, fix, severity: 'warning' });
  },
});
