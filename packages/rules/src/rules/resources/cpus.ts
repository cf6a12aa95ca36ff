import { defineRule, maybe } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { machineProcessors } from '../../facts/machine/processors.js';

export const cpus = defineRule({
  id: 'resources/cpus',
  meta: {
    title: 'The machine has the processors that Kubernetes asks for.',
    why: 'kubeadm refuses a control plane on a single processor.',
    fix: 'Give the machine another processor, or let it be a worker and lower the option.',
    severity: 'warning',
    presets: ['kubernetes'],
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/constants/constants.go ControlPlaneNumCPU, preflight/checks.go NumCPUCheck',
    ],
  },
  needs: { processors: maybe(machineProcessors), image: imageKind },
  messages: { few: 'The kernel runs on {have} processors; {least} are wanted.' },
  options: {
    type: 'object',
    properties: { min: { type: 'integer', minimum: 1, description: 'Fails with fewer processors.' } },
    additionalProperties: false,
  },
  defaults: { min: 2 },
  check({ facts: { processors, image }, options, pass, fail, notApplicable, unknown }) {
    if (image.isImage) return notApplicable('the processors are those of the machines made from this image');
    if (!processors.known) return unknown(processors.detail);
    const { value: have, evidence } = processors;
    return have >= options.min ? pass({ evidence }) : fail('few', { have, least: options.min }, { evidence });
  },
});
