import { known, testRule, unknown } from '@hostlint/core/testing';
import { bakedDockerState } from './baked-docker-state.js';
import { live, sealed } from './image-samples.test.js';

const identity = ['/var/lib/docker/engine-id', '/var/lib/docker/containers'];

testRule(bakedDockerState, {
  pass: [{ name: 'images alone', facts: { identity: known([]), image: sealed } }],
  fail: [
    {
      name: 'dockerd ran while the image was made',
      facts: { identity: known(identity), image: sealed },
      message: 'baked',
      command: 'rm -rf /var/lib/docker/engine-id /var/lib/docker/containers',
    },
  ],
  notApplicable: [{ name: 'a machine that runs', facts: { identity: unknown(), image: live } }],
  unknown: [{ name: 'without root', facts: { identity: unknown(), image: sealed } }],
});
