import { defineRule } from '@hostlint/core';
import { kubelet } from '../../facts/kubernetes/kubelet.js';

export const versionSkew = defineRule({
  id: 'kubernetes/version-skew',
  meta: {
    title: 'The kubelet is of a version that kubeadm goes with.',
    why: 'kubeadm refuses a kubelet that is more than three minor versions older, and init one that is newer than the control plane.',
    fix: 'Install kubelet and kubeadm of one minor version.',
    severity: 'error',
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/preflight/checks.go KubeletVersionCheck, cmd/kubeadm/app/constants/constants.go MinimumKubeletVersion',
      'kubernetes.io version-skew-policy',
    ],
  },
  needs: { kubelet },
  messages: {
    older:
      'The kubelet is {kubelet} and kubeadm {kubeadm}: kubeadm takes none that is more than three minor versions older.',
    newer: 'The kubelet is {kubelet} and kubeadm {kubeadm}: a kubelet newer than the control plane is not supported.',
  },
  check({ facts: { kubelet }, pass, fail, notApplicable, unknown }) {
    const { binary, version, kubeadm, kubeadmVersion } = kubelet;
    if (binary === null || kubeadm === null) return notApplicable('kubelet and kubeadm are not both installed');
    if (version === null || kubeadmVersion === null)
      return unknown('no package tells the versions of both.', {
        cure: 'Compare kubelet --version and kubeadm version.',
      });
    const evidence = [{ path: binary }, { path: kubeadm }];
    const ahead = minorOf(kubeadmVersion) - minorOf(version);
    const data = { kubelet: version, kubeadm: kubeadmVersion };
    if (ahead < 0) return fail('newer', data, { evidence });
    return ahead > 3 ? fail('older', data, { evidence }) : pass({ evidence });
  },
});

const minorOf = (version: string): number => Number(version.split('.')[1] ?? 0);
