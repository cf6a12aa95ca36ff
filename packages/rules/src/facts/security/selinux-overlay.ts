import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import { kernelRelease } from '../kernel/release.js';
import { selinux } from './selinux.js';

const symbols = '/proc/kallsyms';
const maxBytes = 64 * 1024 * 1024;

/**
 * The kernel's list of symbols is large, so it is read only where SELinux runs on a kernel older than the feature.
 * Source: linux v4.9 security/security.c security_inode_copy_up; moby v29.7.2 daemon/daemon_unix.go overlaySupportsSelinux.
 */
export const selinuxOverlay = defineFact({
  id: 'security/selinux-overlay',
  summary:
    'Whether overlayfs of this kernel keeps SELinux’s labels right when it copies a file up; null without SELinux.',
  reads: { seldom: { files: [{ path: symbols, maxBytes }] } },
  needs: { mode: selinux, release: kernelRelease },
  async collect(host, { mode, release }): Promise<boolean | null> {
    if (mode === 'disabled') return null;
    if (isKernelAtLeast(release, 4, 9)) return true;
    const bytes = await host.read(symbols, { maxBytes });
    if (!bytes || bytes.length === 0) throw new UnknowableError('unsupported', `this kernel has no ${symbols}`);
    host.cite({ path: symbols });
    // Other symbols end alike, and modules are named behind a tab.
    return / security_inode_copy_up$/m.test(decodeText(bytes));
  },
});
