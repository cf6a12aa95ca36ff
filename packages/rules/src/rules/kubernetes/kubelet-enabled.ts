import { defineRule } from '@hostlint/core';
import { kubeletArguments } from '../../facts/kubernetes/kubelet-arguments.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { fix } from '../../shared/fixes/by-distribution.js';

export const kubeletEnabled = defineRule({
  id: 'kubernetes/kubelet-enabled',
  meta: {
    title: 'The kubelet is started at boot.',
    why: 'After a reboot the node stays away from its cluster until someone starts the kubelet; kubeadm warns of it.',
    fix: 'Enable kubelet.service.',
    severity: 'warning',
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/preflight/checks.go ServiceCheck, addCommonChecks',
      'systemctl(1) enable, mask',
    ],
  },
  needs: { unit: kubeletArguments, kubelet },
  messages: {
    disabled: '{path} is not enabled: the kubelet is not started at boot.',
    masked: '{path} is masked: the kubelet cannot be started.',
  },
  check({ facts: { unit, kubelet }, pass, fail, notApplicable }) {
    if (kubelet.binary === null) return notApplicable('no kubelet is installed');
    const { unit: path } = unit;
    if (path === null) return notApplicable('no unit of systemd starts the kubelet');
    const evidence = [{ path }];
    if (unit.masked) {
      const unmask = fix(
        'Unmask the unit and enable it.',
        'systemctl unmask kubelet',
        'systemctl enable --now kubelet',
      );
      return fail('masked', { path }, { evidence, fix: unmask });
    }
    if (unit.enabled === null) return notApplicable(`${path} leaves it to something else to start it`, { evidence });
    if (unit.enabled) return pass({ evidence });
    return fail('disabled', { path }, { evidence, fix: fix('Enable the unit.', 'systemctl enable kubelet') });
  },
});
