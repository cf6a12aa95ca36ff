import type { Evidence, Fix } from '@hostlint/core';
import { isSince } from '../docker-options/engine-version.js';
import type { KnownOrNot } from '../fixes/by-distribution.js';
import { startDocker } from '../fixes/engine-service.js';
import { shellWord } from '../fixes/shell-word.js';
import type { ConfigFault, DaemonConfig } from './daemon-config.js';

/** Opens the lines that are wrong, has dockerd look at the result where it can, and starts it. */
export function editFix(summary: string, config: DaemonConfig, fault: ConfigFault, os: KnownOrNot): Fix {
  const commands = fault.evidence.slice(0, 4).map(editCommand);
  if (fault.evidence.some(({ path }) => path.includes('/systemd/system/'))) commands.push('systemctl daemon-reload');
  const [first] = fault.evidence;
  const inFile = first !== undefined && first.path === config.configFile;
  if (inFile && isSince(config.version, '23.0'))
    commands.push(`dockerd --validate --config-file ${shellWord(config.configFile)}`);
  if (fault.stops) commands.push(startDocker(os));
  return { summary, commands };
}

function editCommand({ path, line }: Evidence): string {
  // A package's own unit is overridden, not edited: the next upgrade would bring it back.
  if (/^\/(?:usr\/)?lib\/systemd\/system\/[^/]+$/.test(path))
    return `systemctl edit ${path.slice(path.lastIndexOf('/') + 1)}`;
  return `\${EDITOR:-vi} ${line === undefined ? '' : `+${line} `}${shellWord(path)}`;
}
