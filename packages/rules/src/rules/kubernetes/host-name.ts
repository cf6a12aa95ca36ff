import { defineRule, maybe } from '@hostlint/core';
import { kubeletArguments } from '../../facts/kubernetes/kubelet-arguments.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { hostName as nameOfHost } from '../../facts/os/host-name.js';
import { imageKind } from '../../facts/image/kind.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { faultOfNodeName, nodeNameOf } from '../../shared/kubernetes/node-name.js';

export const hostName = defineRule({
  id: 'kubernetes/host-name',
  meta: {
    title: 'The name of the host can be the name of a node.',
    why: 'The kubelet registers the node by it. A name that is no DNS subdomain is refused, and one that every host has (localhost) belongs to the first node that comes.',
    fix: 'Give the host a name of its own.',
    severity: 'error',
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/preflight/checks.go HostnameCheck',
      'kubernetes component-helpers/node/util/hostname.go GetHostname',
      'kubernetes apimachinery pkg/util/validation/validation.go IsDNS1123Subdomain',
      'kubernetes.io install-kubeadm: a unique hostname for every node',
    ],
  },
  needs: { name: nameOfHost, unit: maybe(kubeletArguments), kubelet, image: imageKind },
  messages: {
    refused: 'A node cannot be called "{name}": {why}.',
    common: 'The host is called "{name}", as every host is that was given no name: nodes need names of their own.',
  },
  check({ facts: { name, unit, kubelet, image }, pass, fail, notApplicable, unknown }) {
    if (image.isImage) return notApplicable('a machine made from this image is given its own name');
    if (kubelet.bundle !== null) return notApplicable(`${kubelet.bundle} can name its node itself`);
    if (!unit.known) return unknown(`whether --hostname-override is given is not known: ${unit.detail}`);
    const node = nodeNameOf(name, unit.value.flags.get('hostname-override')?.text);
    const rename = fix('Give the host a name of its own.', 'hostnamectl set-hostname NAME');
    const why = faultOfNodeName(node);
    if (why !== null) return fail('refused', { name: node, why }, { fix: rename });
    if (/^localhost(?:\.|$)/.test(node)) return fail('common', { name: node }, { fix: rename });
    return pass();
  },
});
