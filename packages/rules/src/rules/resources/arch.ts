import { defineRule, maybe } from '@hostlint/core';
import { dockerEngine } from '../../facts/docker/engine.js';
import { machineArch } from '../../facts/machine/arch.js';
import { machineUserland } from '../../facts/machine/userland.js';
import { osRelease } from '../../facts/os/release.js';
import { installPackage } from '../../shared/fixes/install-package.js';

// docs.docker.com engine/install: the table of platforms. Raspberry Pi OS of 64 bits is Debian.
const offered: Readonly<Record<string, readonly string[]>> = {
  centos: ['amd64', 'arm64', 'ppc64le'],
  debian: ['amd64', 'arm64', 'arm', 'ppc64le'],
  fedora: ['amd64', 'arm64', 'ppc64le'],
  raspbian: ['arm'],
  rhel: ['amd64', 'arm64', 's390x'],
  sles: ['s390x'],
  ubuntu: ['amd64', 'arm64', 'arm', 'ppc64le', 's390x'],
};

export const arch = defineRule({
  id: 'resources/arch',
  meta: {
    title: 'Docker has packages for this distribution and architecture.',
    why: 'Where it has none, its instructions do not work, and the engine is what the distribution makes of it.',
    fix: 'Take the engine from the distribution’s own packages.',
    severity: 'info',
    sources: [
      'docs.docker.com engine/install, table of platforms',
      'docker/docs content/manuals/engine/install/_index.md',
    ],
    presets: ['docker'],
  },
  needs: { os: osRelease, arch: machineArch, userland: maybe(machineUserland), engine: dockerEngine },
  messages: { none: 'Docker has no packages for {arch} on {os}; the distribution’s own may exist.' },
  check({ facts: { os, arch, userland, engine }, pass, fail, notApplicable, unknown }) {
    if (engine.installed) return notApplicable('an engine is installed already');
    const architectures = offered[os.id];
    if (!architectures) return notApplicable(`Docker makes no packages for ${os.id} at all`);
    const name = names[arch] ?? arch;
    // Packages follow the programs, which may be of 32 bits below a kernel of 64.
    const narrow = narrower[name];
    if (narrow !== undefined && !userland.known && architectures.includes(name) !== architectures.includes(narrow))
      return unknown(`what the programs here are built for is not known (${userland.detail})`);
    const own = narrow !== undefined && userland.known && userland.value?.bits === 32 ? narrow : name;
    if (architectures.includes(own)) return pass();
    const data = { arch: own, os: [os.id, os.versionId].filter(Boolean).join(' ') };
    const fix = installPackage(
      { known: true, value: os, evidence: [] },
      { debian: 'docker.io', suse: 'docker', other: 'Docker Engine' },
    );
    return fail('none', data, { evidence: [{ path: 'uname -m', text: arch }], fix });
  },
});

// What `uname -m` says, and what packages and images call it.
const names: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
  armv6l: 'arm',
  armv7l: 'arm',
  armv8l: 'arm',
  i386: '386',
  i586: '386',
  i686: '386',
};

const narrower: Readonly<Record<string, string>> = { amd64: '386', arm64: 'arm' };
