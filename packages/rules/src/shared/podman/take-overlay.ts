import type { Evidence, Fix } from '@hostlint/core';
import { replaceLine } from '../fixes/conf-line.js';

/** Sets the driver to overlay where another is set: in storage.conf, or in a file of variables. */
export const takeOverlay = (evidence: Evidence, summary: string): Fix =>
  replaceLine(
    evidence,
    /^\s*(export\s+)?STORAGE_DRIVER=/.test(evidence.text ?? '') ? 'STORAGE_DRIVER=overlay' : 'driver = "overlay"',
    summary,
  );
