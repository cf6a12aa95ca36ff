import { defineRule, maybe } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { machineContainer } from '../../facts/machine/container.js';
import { osRelease } from '../../facts/os/release.js';
import { runningServices } from '../../facts/os/running-services.js';
import { timeSync as timeSyncFact } from '../../facts/os/time-sync.js';
import { andThen, fix } from '../../shared/fixes/by-distribution.js';
import { installPackage } from '../../shared/fixes/install-package.js';

export const timeSync = defineRule({
  id: 'resources/time-sync',
  meta: {
    title: 'Something keeps the clock of the host right.',
    why: 'With a wrong clock certificates are not valid: pulls fail with x509 errors, and members of a cluster do not trust each other.',
    fix: 'Install and start chrony, or start systemd-timesyncd.',
    severity: 'warning',
    sources: [
      'systemd-timesyncd.service(8): /run/systemd/timesync/synchronized',
      'replicatedhq/troubleshoot 5bf008f7 pkg/analyze/host_time.go, examples/preflight/host/ntp.yaml',
    ],
  },
  needs: {
    services: maybe(runningServices),
    sync: maybe(timeSyncFact),
    container: machineContainer,
    image: imageKind,
    os: maybe(osRelease),
  },
  messages: {
    nothing: 'No service that sets the clock runs: neither chrony nor ntpd nor systemd-timesyncd.',
    notYet: 'systemd-timesyncd runs, but has not set the clock since boot: it reaches no server.',
  },
  check({ facts: { services, sync, container, image, os }, pass, fail, notApplicable, unknown }) {
    if (image.isImage) return notApplicable(image.why);
    if (container.kind !== null) return notApplicable(`the clock is that of the kernel's own host (${container.why})`);
    if (!services.known) return unknown(`Which services run is not known: ${services.detail}`);
    const running = [...services.value.names].filter(name => keepsTime.test(name));
    const evidence = running.map(name => ({ path: name, text: `${name} runs` }));
    if (running.length === 0) {
      const chrony = { debian: 'chrony', rhel: 'chrony', suse: 'chrony', alpine: 'chrony', arch: 'chrony' };
      const start = services.value.manager === 'openrc' ? 'rc-service chronyd start' : 'systemctl enable --now chronyd';
      const install = installPackage(os, { ...chrony, other: 'chrony' });
      return fail('nothing', {}, { evidence: [], fix: andThen(install, '', start) });
    }
    if (running.some(name => name !== 'systemd-timesyncd')) return pass({ evidence });
    if (!sync.known) return unknown(`Whether systemd-timesyncd has set the clock is not known: ${sync.detail}`);
    if (sync.value.timesyncd !== false) return pass({ evidence });
    const look = fix('See why: often port 123/udp is closed, or the server is not set.', 'timedatectl timesync-status');
    return fail('notYet', {}, { evidence, fix: look });
  },
});

// Units by which distributions start what sets clocks, the tools of hypervisors among them.
const keepsTime =
  /^(?:chronyd?(?:-restricted)?|ntp|ntpd|ntpsec|ntpd-rs|openntpd|busybox-ntpd|systemd-timesyncd|timemaster|ptp4l|phc2sys|vmtoolsd|open-vm-tools|vboxadd-service|virtualbox-guest-utils)(?:@.*)?$/;
