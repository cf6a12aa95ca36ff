import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/containerd-config/fault-outcomes.js';

export const criDisabled = defineRule({
  id: 'containerd/cri-disabled',
  meta: {
    title: 'CRI is not disabled in containerd.',
    why: 'The kubelet talks to containerd through CRI. The containerd.io packages of Docker disable it, since Docker does not need it: then the kubelet gets "unknown service runtime.v1.RuntimeService".',
    fix: 'Take cri out of disabled_plugins, or start from "containerd config default".',
    severity: 'error',
    sources: [
      'kubernetes/website content/en/docs/setup/production-environment/container-runtimes.md, containerd',
      'containerd v1.7.24 services/server/config/config.go V1DisabledFilter, V2DisabledFilter',
    ],
    presets: ['kubernetes'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { disabled: '{place}{plugin} is in disabled_plugins: the kubelet cannot use this containerd.' },
  check({ facts: { config, os }, pass, fail }) {
    const needed = ['grpc.v1.cri', 'cri.v1.images', 'cri.v1.runtime'];
    const found = config.disabled.find(({ name }) => needed.includes(name));
    if (!found) return pass();
    const { name, evidence } = found;
    const fix = editFix('Take the plugin out of disabled_plugins.', config, [evidence], os);
    const place = `${evidence.path}, line ${evidence.line ?? 0}: `;
    return fail('disabled', { place, plugin: `io.containerd.${name}` }, { evidence: [evidence], fix });
  },
});
