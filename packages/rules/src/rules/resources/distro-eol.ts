import { defineRule, maybe, type Fix } from '@hostlint/core';
import { machineClock } from '../../facts/machine/clock.js';
import { machineContainer } from '../../facts/machine/container.js';
import { osRelease, type OsRelease } from '../../facts/os/release.js';
import { supportOf } from '../../shared/distribution-support.js';

export const distroEol = defineRule({
  id: 'resources/distro-eol',
  meta: {
    title: 'The distribution still gets updates.',
    why: 'Faults of the kernel, of runc and of the engine let containers out onto the host; without updates they stay.',
    fix: 'Move to a release of the distribution that gets updates.',
    severity: 'warning',
    sources: [
      'Debian distro-info-data 0.58+deb12u7 debian.csv, ubuntu.csv',
      'endoflife-date/endoflife.date, products of 2026-08-22',
    ],
    presets: ['docker', 'containerd', 'podman', 'podman-rootless', 'kubernetes', 'hardening'],
  },
  needs: { os: maybe(osRelease), clock: machineClock, container: machineContainer },
  messages: {
    ended: '{name} got its last updates on {end}: faults of its kernel and its packages are not fixed any more.',
    planOnly: 'Standard support of {name} ended on {end}; updates come with {plan} only, until {until}.',
  },
  check({ facts: { os: release, clock, container }, pass, fail, notApplicable, unknown }) {
    if (container.kind !== null && container.kind !== 'wsl2')
      return notApplicable(`the distribution seen here is that of an image (${container.why})`);
    if (!release.known) return unknown(`the distribution is not known (${release.reason}): ${release.detail}`);
    const { value: os, evidence } = release;
    const name = os.prettyName ?? [os.id, os.versionId].filter(Boolean).join(' ');
    const answer = supportOf(os);
    switch (answer.kind) {
      case 'rolling':
        return notApplicable(`${name} is no release that ends: it rolls on`);
      case 'unlisted-distribution':
        return notApplicable(`hostlint keeps no dates of ${name}`);
      case 'unlisted-release':
        return unknown(`this version of hostlint knows no date of ${name}`, {
          severity: 'info',
          cure: 'Update hostlint.',
        });
      case 'listed': {
        const { ends, extended } = answer.support;
        if (isWithin(clock.unixSeconds, ends)) return pass({ evidence });
        const fix = newRelease(os);
        if (!extended || !isWithin(clock.unixSeconds, extended.ends))
          return fail('ended', { name, end: extended?.ends ?? ends }, { evidence, fix });
        return fail('planOnly', { name, end: ends, plan: extended.plan, until: extended.ends }, { evidence, fix });
      }
    }
  },
});

/** Whether a day is not over anywhere yet: clocks of hosts are in all time zones. */
const isWithin = (unixSeconds: number, day: string): boolean =>
  unixSeconds < Date.parse(`${day}T00:00:00Z`) / 1000 + 36 * 60 * 60;

function newRelease({ id, immutable }: OsRelease): Fix {
  const summary = 'Upgrade to a release that gets updates, or move this host to an image of one.';
  if (immutable) return { summary, commands: [] };
  const commands: Readonly<Record<string, readonly string[]>> = {
    ubuntu: ['apt-get update', 'apt-get dist-upgrade', 'do-release-upgrade'],
    rhel: ['dnf install leapp-upgrade', 'leapp preupgrade', 'leapp upgrade', 'reboot'],
    fedora: [
      'dnf upgrade --refresh',
      'dnf system-upgrade download --releasever="$(($(rpm -E %fedora) + 1))"',
      'dnf system-upgrade reboot',
    ],
  };
  return { summary, commands: commands[id] ?? [] };
}
