import { testRule } from '@hostlint/core/testing';
import { snap } from './snap.js';

const none = { daemons: [], snap: false, podmanDocker: null };

testRule(snap, {
  pass: [{ name: 'a package', facts: { docker: { ...none, daemons: ['/usr/bin/dockerd'] } } }],
  fail: [
    {
      name: 'the snap',
      facts: { docker: { ...none, snap: true } },
      message: 'snap',
      says: 'it reads /var/snap/docker/current/config/daemon.json',
      command: 'snap restart docker.dockerd',
    },
  ],
  notApplicable: [{ name: 'no Docker', facts: { docker: none } }],
});
