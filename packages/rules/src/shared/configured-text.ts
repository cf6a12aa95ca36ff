import type { FileReads } from '@hostlint/core';

/** A text that configuration names; nobody has a larger one. */
export const configuredText = { path: '{configured}', maxBytes: 1024 * 1024 } as const satisfies FileReads;
