import { defineRule, maybe } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { machineMemory } from '../../facts/machine/memory.js';

export const memory = defineRule({
  id: 'resources/memory',
  meta: {
    title: 'The machine has the memory that Kubernetes asks for.',
    why: 'kubeadm refuses a control plane on less than 1700 MiB, and the documentation asks for 2 GB on every node.',
    fix: 'Give the machine more memory, or let it be a worker and lower the option.',
    severity: 'warning',
    presets: ['kubernetes'],
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/constants/constants.go ControlPlaneMem, preflight/checks_linux.go MemCheck',
      'kubernetes.io install-kubeadm: 2 GB or more of RAM per machine',
    ],
  },
  needs: { memory: maybe(machineMemory), image: imageKind },
  messages: { little: 'The kernel has {have} MiB of memory; {least} MiB are wanted.' },
  options: {
    type: 'object',
    properties: { minMib: { type: 'integer', minimum: 1, description: 'Fails with less than so many MiB of memory.' } },
    additionalProperties: false,
  },
  defaults: { minMib: 1700 },
  check({ facts: { memory, image }, options, pass, fail, notApplicable, unknown }) {
    if (image.isImage) return notApplicable('the memory is that of the machines made from this image');
    if (!memory.known) return unknown(memory.detail);
    const have = Math.floor(memory.value.totalKib / 1024);
    return have >= options.minMib
      ? pass({ evidence: memory.evidence })
      : fail('little', { have, least: options.minMib }, { evidence: memory.evidence });
  },
});
