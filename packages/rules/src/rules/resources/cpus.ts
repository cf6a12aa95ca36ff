import { defineRule } from '@hostlint/core';
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
  needs: { processors: machineProcessors },
  messages: { few: 'The kernel runs on {have} processors; {least} are wanted.' },
  options: {
    type: 'object',
    properties: { min: { type: 'integer', minimum: 1, description: 'Fails with fewer processors.' } },
    additionalProperties: false,
  },
  defaults: { min: 2 },
  check({ facts: { processors }, options, pass, fail }) {
    return processors >= options.min ? pass() : fail('few', { have: processors, least: options.min });
  },
});
