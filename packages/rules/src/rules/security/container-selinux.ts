import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { imageKind } from '../../facts/image/kind.js';
import { machineContainer } from '../../facts/machine/container.js';
import { machinePrograms } from '../../facts/machine/programs.js';
import { osRelease } from '../../facts/os/release.js';
import { containerPolicy } from '../../facts/security/container-policy.js';
import { installPackage } from '../../shared/fixes/install-package.js';
import { enforceEvidence } from '../../shared/security/enforce-evidence.js';
import { isInsideContainer } from '../../shared/machine/inside-container.js';
import { lookAsRoot } from '../../shared/cures.js';

export const containerSelinux = defineRule({
  id: 'security/container-selinux',
  meta: {
    title: 'Where SELinux enforces, its policy for containers is installed.',
    why: 'container-selinux defines the types that engines give to containers and their files. Without it SELinux denies what labelled containers do, from the first program they run. Packages of engines bring it; engines unpacked by hand do not.',
    fix: 'Install container-selinux, and restart the engine.',
    severity: 'error',
    sources: [
      'containers/container-selinux Makefile, container.te; opencontainers/selinux go-selinux/selinux_linux.go openContextFile',
      'docker/docker-ce-packaging rpm spec (Requires: container-selinux)',
    ],
  },
  needs: {
    policy: containerPolicy,
    image: imageKind,
    container: machineContainer,
    os: osRelease,
    programs: machinePrograms,
    config: maybe(daemonConfig),
  },
  messages: {
    missing: 'SELinux enforces, but container-selinux is not installed: labelled containers are denied everything.',
  },
  check({ facts: { policy, image, container, os, programs, config }, pass, fail, notApplicable, unknown }) {
    if (policy === null) return notApplicable('SELinux does not enforce');
    if (isInsideContainer(container)) return notApplicable(`the policy is that of the host (${container.why})`);
    if (policy) return pass();
    if (!['rhel', 'amazon', 'suse'].includes(os.family))
      return notApplicable(
        'only the distributions of Red Hat, Amazon and SUSE have that policy in a package of its own',
      );
    // dockerd labels nothing unless it is told to; podman always does.
    if (!programs.has('podman') && !config.known)
      return unknown('the policy is missing, and whether dockerd labels containers is not known', {
        cure: lookAsRoot,
      });
    const labels = programs.has('podman') || (config.known && config.value.security.selinux.value);
    const fix = installPackage(
      { known: true, value: os, evidence: [] },
      {
        rhel: 'container-selinux',
        suse: 'container-selinux',
        other: 'container-selinux',
      },
    );
    const evidence = [enforceEvidence(image), { path: '/usr/share/containers/selinux/contexts' }];
    return fail('missing', {}, { evidence, fix, ...(labels ? {} : { severity: 'warning' as const }) });
  },
});
