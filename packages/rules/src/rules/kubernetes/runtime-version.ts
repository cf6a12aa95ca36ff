import { defineRule, isAtLeast } from '@hostlint/core';
import { containerRuntimes } from '../../facts/kubernetes/container-runtimes.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { fix } from '../../shared/fixes/by-distribution.js';

export const runtimeVersion = defineRule({
  id: 'kubernetes/runtime-version',
  meta: {
    title: 'The container runtime tells the kubelet which cgroup driver it uses.',
    why: 'A kubelet that is not told goes by its own setting, and where the two differ pods do not start. Kubernetes gives that up: kubeadm warns since 1.35, and the kubelet of 1.38 is to refuse such a runtime.',
    fix: 'Upgrade containerd to 2.0 or later, or CRI-O to 1.28 or later.',
    severity: 'warning',
    sources: [
      'kubernetes/kubeadm #3229, kubernetes #134906 (1.35: preflight check ContainerRuntimeVersion), #139121 and #139122 (put off to 1.38)',
      'kubernetes/enhancements KEP-4033: containerd 2.0, CRI-O 1.28',
    ],
  },
  needs: { runtimes: containerRuntimes, kubelet },
  messages: {
    silent:
      '{name} {version} does not tell the kubelet its cgroup driver: kubeadm warns, and kubelet 1.38 is to refuse it.',
  },
  check({ facts: { runtimes, kubelet }, pass, fail, notApplicable, unknown }) {
    if (kubelet.bundle !== null) return notApplicable(`${kubelet.bundle} brings a containerd inside`);
    if (kubelet.version === null) return unknown('The version of the kubelet is not known.');
    if (!isAtLeast(kubelet.version, '1.35')) return notApplicable(`kubelet ${kubelet.version} does without`);
    const judged = runtimes.flatMap(({ name, program, version }) => {
      const since = speaks[name];
      if (program === null || since === undefined) return [];
      const details = { subject: name, evidence: [{ path: program }] };
      if (version === null)
        return unknown(`No package tells the version of ${name}.`, {
          ...details,
          cure: `Look at ${program} --version.`,
        });
      if (isAtLeast(version, since)) return pass(details);
      const upgrade = fix(`Install ${name} ${since} or later, from its own packages where the distribution has none.`);
      return fail('silent', { name, version }, { ...details, fix: upgrade });
    });
    return judged.length > 0 ? judged : notApplicable('neither containerd nor CRI-O is installed');
  },
});

const speaks: Readonly<Record<string, string>> = { containerd: '2.0', 'CRI-O': '1.28' };
