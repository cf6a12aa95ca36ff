import type { Fix } from '@hostlint/core';
import type { KnownOrNot } from '../fixes/by-distribution.js';
import { moduleOptions } from '../fixes/module-options.js';

/** Switches defaults of overlayfs off (`['metacopy=off']`): at once where the parameter can be written, and for good. */
export function overlayDefaultOff(
  os: KnownOrNot,
  names: readonly [string, ...string[]],
  builtIn: boolean,
  running: boolean,
): Fix {
  const [first, ...others] = names;
  const lasting = moduleOptions(
    os,
    'overlay',
    [`${first}=off`, ...others.map(name => `${name}=off` as const)],
    builtIn,
  );
  if (!running) return lasting;
  const now = names.map(name => `echo N > /sys/module/overlay/parameters/${name}`);
  const { summary, commands, steps } = lasting;
  return {
    summary: `Switch it off at once, stop all containers and start the engine anew; then for good: ${summary}`,
    commands: [...now, ...commands],
    // They end in a reboot, which makes it hold for every container.
    ...(steps && { steps }),
  };
}
