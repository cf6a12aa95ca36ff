import { defineRule } from '@hostlint/core';
import { dockerInstallations } from '../../facts/docker/installations.js';

const config = '/var/snap/docker/current/config/daemon.json';
const data = '/var/snap/docker/common/var-lib-docker';

export const snap = defineRule({
  id: 'docker/snap',
  meta: {
    title: 'Docker is installed from packages or archives, not as a snap.',
    why: 'The snap reads another daemon.json and keeps its images elsewhere, so what is judged of /etc/docker and /var/lib/docker says nothing of it. It sees only parts of the host, and is upgraded when it pleases.',
    fix: 'Change the files of the snap, or install Docker from packages.',
    severity: 'warning',
    sources: ['canonical/docker-snap README.md', 'docs.docker.com/engine/install'],
  },
  needs: { docker: dockerInstallations },
  messages: { snap: 'Docker is the snap: it reads {config} and keeps its data in {data}.' },
  check({ facts: { docker }, pass, fail, notApplicable }) {
    if (!docker.snap) return docker.daemons.length > 0 ? pass() : notApplicable('There is no Docker on this host.');
    const fix = {
      summary: `Edit ${config}, and let the snap read it. To move its data, set data-root with snap set.`,
      commands: ['snap restart docker.dockerd'],
    };
    return fail('snap', { config, data }, { evidence: [{ path: '/snap/docker/current' }], fix });
  },
});
