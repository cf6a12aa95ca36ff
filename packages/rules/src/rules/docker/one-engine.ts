import { defineRule, type Outcome } from '@hostlint/core';
import { dockerInstallations } from '../../facts/docker/installations.js';

export const oneEngine = defineRule({
  id: 'docker/one-engine',
  meta: {
    title: 'One Docker is installed, and the docker command is its own.',
    why: 'Two installations have two configurations and two places for images, and fight for one socket and one bridge; which one answers depends on what was started last.',
    fix: 'Keep one of them and remove the other.',
    severity: 'warning',
    sources: [
      'docs.docker.com/engine/install: packages to uninstall first',
      'canonical/docker-snap README.md',
      'podman v4.3.1 docker.in',
    ],
  },
  needs: { docker: dockerInstallations },
  messages: {
    several: 'There are {count} dockerd programs: {paths}. An upgrade of one leaves the others as they are.',
    snapToo: 'Docker is installed as a snap and as {path}: both want the same socket and the same bridge.',
    podman: '{path} is podman’s: docker commands do not reach the dockerd that is installed.',
  },
  check({ facts: { docker }, pass, fail, notApplicable }) {
    const { daemons, snap, podmanDocker } = docker;
    const [first] = daemons;
    if (first === undefined) return notApplicable('There is no dockerd on this host, or only the snap’s.');
    const outcomes: Outcome[] = [];
    if (daemons.length > 1) {
      const evidence = daemons.map(path => ({ path }));
      const data = { count: daemons.length, paths: daemons.join(', ') };
      outcomes.push(fail('several', data, { subject: 'dockerd', evidence }));
    }
    if (snap) {
      const fix = { summary: 'Save what the snap holds, and remove it.', commands: ['snap remove docker'] };
      const evidence = [{ path: '/snap/docker/current' }, { path: first }];
      outcomes.push(fail('snapToo', { path: first }, { subject: 'snap', evidence, fix }));
    }
    if (podmanDocker !== null) {
      const fix = { summary: 'Remove podman-docker, and install docker-ce-cli or docker.io.', commands: [] };
      const evidence = [{ path: podmanDocker }];
      outcomes.push(fail('podman', { path: podmanDocker }, { subject: podmanDocker, evidence, fix }));
    }
    return outcomes.length > 0 ? outcomes : pass({ evidence: [{ path: first }] });
  },
});
