import { defineRule, maybe } from '@hostlint/core';
import { dockerIdentity } from '../../facts/image/docker-identity.js';
import { imageKind } from '../../facts/image/kind.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { lookAsRoot } from '../../shared/cures.js';

export const bakedDockerState = defineRule({
  id: 'image/baked-docker-state',
  meta: {
    title: 'An image has no identity of Docker.',
    why: 'dockerd of every machine made from it would say that it is the same one, with the networks and containers of the machine that made the image; a swarm takes them for one node.',
    fix: 'Remove the files before the image is sealed. Images and layers may stay.',
    severity: 'warning',
    presets: ['docker'],
    sources: [
      'moby v28.5.2 daemon/id.go LoadOrCreateID; v20.10.24 daemon/trustkey.go key.json',
      'moby v28.5.2 libnetwork/datastore: network/files/local-kv.db',
    ],
  },
  needs: { identity: maybe(dockerIdentity), image: imageKind },
  messages: { baked: 'The image ships {paths}, which belong to the machine that made it.' },
  check({ facts: { identity, image }, pass, fail, notApplicable, unknown }) {
    if (!image.isImage) return notApplicable(image.why);
    if (!identity.known) return unknown(identity.detail, { cure: lookAsRoot });
    if (identity.value.length === 0) return pass();
    const evidence = identity.value.map(path => ({ path }));
    const remove = fix('Remove them while dockerd is stopped.', `rm -rf ${identity.value.map(shellWord).join(' ')}`);
    return fail('baked', { paths: identity.value.join(', ') }, { evidence, fix: remove });
  },
});
