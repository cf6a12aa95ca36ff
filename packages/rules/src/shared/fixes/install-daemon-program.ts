import type { Fix } from '@hostlint/core';
import type { KnownOrNot } from './by-distribution.js';
import { installPackage, type PackageNames } from './install-package.js';

type Names = Omit<PackageNames, 'other'>;

const same = (name: string): Names => ({
  debian: name,
  rhel: name,
  amazon: name,
  suse: name,
  alpine: name,
  arch: name,
});

/** Docker's own packages; the distributions divide them otherwise. */
const dockers: Readonly<Record<string, string>> = {
  containerd: 'containerd.io',
  'containerd-shim-runc-v2': 'containerd.io',
  runc: 'containerd.io',
  'docker-init': 'docker-ce',
};

const distributions: Readonly<Record<string, Names>> = {
  containerd: same('containerd'),
  'containerd-shim-runc-v2': same('containerd'),
  runc: same('runc'),
  'docker-init': { debian: 'tini', arch: 'docker' },
  ps: { ...same('procps-ng'), debian: 'procps', suse: 'procps', alpine: 'procps' },
  git: same('git'),
  xz: { ...same('xz'), debian: 'xz-utils' },
};

/**
 * Installs a program that dockerd runs.
 * @param engine the version as the binary gives it: distributions add a suffix, Docker does not
 */
export function installDaemonProgram(os: KnownOrNot, program: string, engine: string | null): Fix {
  const docker = dockers[program];
  const isDockers = docker !== undefined && engine !== null && /^[\d.]+$/.test(engine) && os.known;
  const other = `the package that brings ${program}`;
  // Fedora has a build of its own, whose version looks like Docker's.
  if (isDockers && os.value.id === 'fedora') return installPackage(os, { other });
  if (isDockers && ['debian', 'rhel'].includes(os.value.family))
    return installPackage(os, { debian: docker, rhel: docker, other });
  return installPackage(os, { ...distributions[program], other });
}
