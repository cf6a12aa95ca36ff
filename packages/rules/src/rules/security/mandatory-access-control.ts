import { defineRule, maybe } from '@hostlint/core';
import { machineContainer } from '../../facts/machine/container.js';
import { apparmor } from '../../facts/security/apparmor.js';
import { selinux } from '../../facts/security/selinux.js';
import { osRelease } from '../../facts/os/release.js';
import { fix, wayFor } from '../../shared/fixes/by-distribution.js';
import { isInsideContainer } from '../../shared/machine/inside-container.js';
import { lookAsRoot } from '../../shared/cures.js';

export const mandatoryAccessControl = defineRule({
  id: 'security/mandatory-access-control',
  meta: {
    title: 'AppArmor or SELinux keeps containers from what is not theirs.',
    why: 'They hold when the isolation of a container does not: escapes through /proc, mounts and faults of runtimes were stopped by a profile of AppArmor or by SELinux in enforcing mode.',
    fix: 'Switch on what the distribution comes with.',
    severity: 'warning',
    securitySeverity: 5.5,
    tags: ['CIS Docker 5.2', 'CIS Docker 5.3'],
    sources: ['docker-bench-security 1.6.1 tests/5_container_runtime.sh', 'docs.docker.com engine/security'],
    presets: ['hardening'],
  },
  needs: { apparmor: maybe(apparmor), selinux: maybe(selinux), container: machineContainer, os: maybe(osRelease) },
  messages: {
    none: 'Neither AppArmor nor SELinux is enabled on this host.',
    permissive: 'SELinux is permissive: it writes down what it would deny, and denies nothing.',
  },
  check({ facts: { apparmor, selinux, container, os }, pass, fail, notApplicable, unknown }) {
    if (apparmor.known && apparmor.value.enabled) return pass({ evidence: apparmor.evidence });
    if (selinux.known && selinux.value === 'enforcing') return pass({ evidence: selinux.evidence });
    if (isInsideContainer(container)) return notApplicable(`that is up to the host (${container.why})`);
    if (!apparmor.known) return unknown(apparmor.detail, { cure: lookAsRoot });
    if (!selinux.known) return unknown(selinux.detail, { cure: lookAsRoot });
    if (selinux.value === 'permissive')
      return fail(
        'permissive',
        {},
        {
          evidence: selinux.evidence,
          fix: fix(
            'Look through what it would have denied, then let it enforce.',
            'ausearch -m avc -ts recent',
            'setenforce 1',
            "sed -i 's/^SELINUX=.*/SELINUX=enforcing/' /etc/selinux/config",
          ),
        },
      );
    const way = wayFor(os, {
      debian: fix(
        'Install AppArmor, and boot without apparmor=0.',
        'apt-get update',
        'apt-get install apparmor',
        'reboot',
      ),
      rhel: fix(
        'Switch SELinux on; the first boot labels all files.',
        "sed -i 's/^SELINUX=.*/SELINUX=permissive/' /etc/selinux/config",
        'fixfiles -F onboot',
        'reboot',
      ),
      other: fix('Switch on AppArmor or SELinux, whichever the distribution comes with.'),
    });
    return fail('none', {}, { evidence: [...apparmor.evidence, ...selinux.evidence], fix: way });
  },
});
