import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

export const vfsXattrsBestEffort = defineRule({
  id: 'storage/vfs-xattrs-best-effort',
  meta: {
    title: 'The vfs driver keeps extended attributes.',
    why: 'With vfs.xattrs=i_want_broken_containers files lose their capabilities and labels without a word, and containers misbehave in ways that are hard to trace.',
    fix: 'Remove the option.',
    severity: 'error',
    sources: ['moby v25.0.6 daemon/graphdriver/vfs/driver.go parseOptions; daemon/info_unix.go fillDriverWarnings'],
  },
  needs: { config: daemonConfig },
  messages: {
    broken:
      'The storage option vfs.xattrs is set to i_want_broken_containers: files in containers lose extended attributes.',
  },
  check({ facts: { config }, pass, fail }) {
    const { value, evidence } = config.storageOptions;
    const isSet = value.some(option => /^\s*vfs\.xattrs\s*=\s*i_want_broken_containers\s*$/.test(option));
    if (!isSet) return pass();
    const fix = {
      summary: 'Remove vfs.xattrs from storage-opts, and put the data-root on a file system with extended attributes.',
      commands: [],
    };
    return fail('broken', {}, { evidence: evidence ? [evidence] : [], fix });
  },
});
