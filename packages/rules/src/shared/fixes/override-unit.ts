import type { Fix } from '@hostlint/core';
import { fix } from './by-distribution.js';
import { shellWord } from './shell-word.js';

/** A setting of a service's own section in a drop-in that is read after others; it holds from the next start on. */
export function overrideUnit(summary: string, unit: string, setting: `${string}=${string}`): Fix {
  const directory = `/etc/systemd/system/${unit}.d`;
  const [key = ''] = setting.split('=');
  return fix(
    summary,
    `mkdir -p ${directory}`,
    `printf '%s\\n' '[Service]' ${shellWord(setting)} > ${directory}/zz-${key}.conf`,
    'systemctl daemon-reload',
    `systemctl restart ${unit}`,
  );
}
