import { defineFact, type Evidence } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

/** How the kubelet of this host is told to manage control groups; `null`: there is no such file, or it does not say. */
export interface KubeletCgroupDriver {
  readonly driver: string;
  readonly evidence: Evidence;
}

const path = '/var/lib/kubelet/config.yaml';

export const kubeletCgroupDriver = defineFact({
  id: 'containerd/kubelet-cgroup-driver',
  summary: 'The cgroupDriver in the kubelet’s configuration, which containerd must agree with.',
  reads: { files: [path] },
  async collect(host): Promise<KubeletCgroupDriver | null> {
    const bytes = await host.read(path);
    const lines = bytes ? decodeText(bytes).split('\n') : [];
    const index = lines.findIndex(line => /^["']?cgroupDriver["']?\s*:/.test(line));
    const text = lines[index];
    const driver = text && /:\s*["']?([a-z]{1,20})["']?\s*(?:#.*)?$/.exec(text)?.[1];
    if (!driver) return null;
    const evidence = { path, line: index + 1, text };
    host.cite(evidence);
    return { driver, evidence };
  },
});
