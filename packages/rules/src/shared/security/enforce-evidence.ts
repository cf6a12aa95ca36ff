import type { Evidence } from '@hostlint/core';

/** Where one sees that SELinux enforces; where no kernel runs, what will have it do so. */
export const enforceEvidence = ({ isImage }: { readonly isImage: boolean }): Evidence =>
  isImage ? { path: '/etc/selinux/config' } : { path: '/sys/fs/selinux/enforce', line: 1, text: '1' };
