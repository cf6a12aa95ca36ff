import type { Fix } from '@hostlint/core';
import { fix, withSteps } from './by-distribution.js';
import { restartOf } from './restart-step.js';
import { shellWord } from './shell-word.js';

/** A setting of a service's own section in a drop-in that is read after others; it holds from the next start on. */
export function overrideUnit(summary: string, unit: string, setting: `${string}=${string}`): Fix {
  const directory = `/etc/systemd/system/${unit}.d`;
  const [key = ''] = setting.split('=');
  const path = `${directory}/zz-${key}.conf`;
  return withSteps(
    fix(
      summary,
      `mkdir -p ${directory}`,
      `printf '%s\\n' '[Service]' ${shellWord(setting)} > ${path}`,
      'systemctl daemon-reload',
      `systemctl restart ${unit}`,
    ),
    { kind: 'write-file', path, text: `[Service]\n${setting}\n` },
    { kind: 'reload-units' },
    restartOf(unit),
  );
}
