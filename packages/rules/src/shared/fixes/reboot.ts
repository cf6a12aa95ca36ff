import type { Fix } from '@hostlint/core';
import { fix, wayFor, withSteps, type KnownOrNot } from './by-distribution.js';

/** A reboot. */
export const reboot = (os: KnownOrNot, why: string): Fix =>
  wayFor<Fix>(os, {
    bottlerocket: fix(why, 'apiclient reboot'),
    talos: fix(why, 'talosctl reboot --nodes NODE'),
    other: withSteps(fix(why, 'reboot'), { kind: 'reboot' }),
  });
