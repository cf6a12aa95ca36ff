import type { Report } from '@hostlint/core';
import { stableSubject } from '../../stable-subject.js';

const placeholder = 'KERNEL';

/**
 * Text without the release of a kernel, so that it is the same after an upgrade: of the kernels that the report names, of directories
 * of modules, of files in /boot, and of what looks like the release of a distribution's kernel.
 */
export function kernelFree({ host, findings }: Report): (text: string) => string {
  const named = [host.kernel ?? '', ...findings.map(({ kernel }) => kernel ?? '')].filter(one => /^\d+\.\d/.test(one));
  const known = [...new Set(named)].sort((a, b) => b.length - a.length);
  const releases =
    known.length > 0 ? new RegExp(`(?<![\\w.])(?:${known.map(escape).join('|')})(?![\\w+~-]|\\.\\d)`, 'g') : null;
  return text => {
    if (!/\d\.\d/.test(text)) return text;
    return stableSubject(releases ? text.replace(releases, placeholder) : text);
  };
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
