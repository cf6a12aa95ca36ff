import { defineRule } from '@hostlint/core';
import { daemonArguments } from '../../facts/docker/daemon-arguments.js';
import { overrideUnit } from '../../shared/fixes/override-unit.js';

export const unitUser = defineRule({
  id: 'docker/unit-user',
  meta: {
    title: 'docker.service runs dockerd as root.',
    why: 'dockerd exits at once for any other user; what runs Docker without root is a daemon of that user’s own.',
    fix: 'Take User= out of the unit, or set up rootless Docker.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v28.5.2 cmd/dockerd/daemon.go start',
      'dockerd 20.10.24, 26.1.5 and 28.5.2 as user 65534: exit',
      'systemd.exec(5) User=',
    ],
    stops: ['docker'],
  },
  needs: { daemon: daemonArguments },
  messages: { other: 'docker.service runs dockerd as {user}: it needs root and would exit.' },
  check({ facts: { daemon }, pass, fail, notApplicable }) {
    if (daemon.manager !== 'systemd') return notApplicable('There is no docker.service.');
    if (daemon.masked) return notApplicable('docker.service is masked: nobody starts it.');
    const { User } = daemon.service;
    if (!User || ['', 'root', '0'].includes(User.text)) return pass();
    const fix = overrideUnit('Run it as root.', 'docker.service', 'User=root');
    return fail('other', { user: User.text }, { evidence: User.evidence ? [User.evidence] : [], fix });
  },
});
