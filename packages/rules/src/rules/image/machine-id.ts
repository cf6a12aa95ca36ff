import { defineRule, maybe } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { machineIds } from '../../facts/image/machine-ids.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { lookAsRoot } from '../../shared/cures.js';

export const machineId = defineRule({
  id: 'image/machine-id',
  meta: {
    title: 'An image has no machine id.',
    why: 'All machines made from it would have the same one: they may get one address by DHCP, their logs run into one another, and the nodes of a Kubernetes cluster are no longer told apart.',
    fix: 'Empty /etc/machine-id before the image is sealed.',
    severity: 'warning',
    sources: [
      'machine-id(5), systemd-machine-id-setup(1) of systemd 257: empty or "uninitialized" in images',
      'kubernetes.io install-kubeadm: unique hostname, MAC address and product_uuid for every node',
    ],
  },
  needs: { ids: maybe(machineIds), image: imageKind },
  messages: { set: '{path} holds the id {id}: every machine made from this image has it.' },
  check({ facts: { ids, image }, pass, fail, notApplicable, unknown }) {
    if (!image.isImage) return notApplicable(image.why);
    if (!ids.known) return unknown(ids.detail, { cure: lookAsRoot });
    const set = ids.value.find(({ state }) => state === 'set');
    if (!set) return pass();
    const evidence = [{ path: set.path, line: 1, text: set.text }];
    const empty = fix(
      'Empty the file, and leave the one of D-Bus to a symlink.',
      ': > /etc/machine-id',
      'ln -sf /etc/machine-id /var/lib/dbus/machine-id',
    );
    return fail('set', { path: set.path, id: set.text }, { evidence, fix: empty });
  },
});
