import { defineFact } from '@hostlint/core';
import { selinux } from './selinux.js';

const path = '/usr/share/containers/selinux/contexts';

/** Source: containers/container-selinux Makefile and container-selinux.spec (the file is part of it); opencontainers/selinux go-selinux openContextFile. */
export const containerPolicy = defineFact({
  id: 'security/container-policy',
  summary: 'Whether SELinux’s policy for containers is installed; null where SELinux does not enforce.',
  reads: { stats: [path] },
  needs: { mode: selinux },
  async collect(host, { mode }): Promise<boolean | null> {
    if (mode !== 'enforcing') return null;
    host.cite({ path });
    return (await host.stat(path)) !== undefined;
  },
});
