import type { Cure } from '@hostlint/core';

/** What could not be seen is seen by root; what that means for a snapshot or an image, the engine says. */
export const lookAsRoot = { look: 'as root' } as const satisfies Cure;

/** The same of what only the host of the kernel has, such as its modules. */
export const lookAtHostAsRoot = {
  look: 'as root',
  otherwise: 'Judge the host of this kernel.',
} as const satisfies Cure;

/** A trial mount tells what nothing else does. */
export const tryMount = { look: 'with a trial' } as const satisfies Cure;
