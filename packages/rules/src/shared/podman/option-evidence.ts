import type { Evidence } from '@hostlint/core';
import type { Refusal } from './causes.js';
import type { DriverOption } from './store-options.js';

/** The line of the option that a refusal speaks of by its name, such as `force_mask`, or that sets a quota. */
export function optionEvidence(options: readonly DriverOption[], { cause, names = [] }: Refusal): Evidence | null {
  const wanted = cause === 'project-quota' ? ['size', 'inodes'] : cause === 'mount-options' ? ['mountopt'] : names;
  const found = options.find(({ text }) => wanted.some(name => new RegExp(`(?:^|\\.)${name}\\s*=`, 'i').test(text)));
  return found?.evidence ?? null;
}
