import { testFact } from '@hostlint/core/testing';
import { podmanOverlayTrial } from './overlay-trial.js';
import { graphRootPath as root, podman58 } from './podman-hosts.test.js';

testFact(podmanOverlayTrial, [
  {
    name: 'it works',
    engines: podman58,
    host: {
      files: { [root]: { directory: true } },
      probes: { [`overlay-mount ${root}`]: { works: true, detail: '' } },
    },
    value: { directory: root, verdict: 'works', detail: '' },
  },
  {
    name: 'below a graph root that does not exist yet, in the nearest directory',
    engines: podman58,
    host: {
      files: { '/var/lib': { directory: true } },
      probes: { 'overlay-mount /var/lib': { works: true, detail: '' } },
    },
    part: { directory: '/var/lib', verdict: 'works' },
  },
]);
