import type { Evidence, Fix } from '@hostlint/core';
import type { DaemonConfig, Setting } from '../docker-config/daemon-config.js';
import { isSince } from '../docker-options/engine-version.js';
import { shellWord } from '../fixes/shell-word.js';

/** Whether dockerd writes its rules by nftables itself. What 28.2 to 28.5 had of it falls back to iptables without nft. */
export const byNftables = ({ version, network }: DaemonConfig): boolean =>
  network.firewall.value === 'nftables' && isSince(version, '29.0');

/** The lines that set these, as far as they are not defaults. */
export const linesOf = (...settings: readonly Setting<unknown>[]): readonly Evidence[] =>
  settings.flatMap(({ evidence }) => (evidence ? [evidence] : []));

/** Opens the file that dockerd is configured by, and starts it anew. */
export function changeSetting(summary: string, config: DaemonConfig): Fix {
  const file = config.configFile === '' ? '/etc/docker/daemon.json' : config.configFile;
  const commands = [`\${EDITOR:-vi} ${shellWord(file)}`];
  if (isSince(config.version, '23.0')) commands.push(`dockerd --validate --config-file ${shellWord(file)}`);
  return { summary, commands: [...commands, 'systemctl restart docker.service'] };
}

/** Why a question about the running host has no answer on an image. */
export const notRunning = 'the host does not run';
