import type { Evidence, Fix } from '@hostlint/core';
import type { DaemonConfig } from '../docker-config/daemon-config.js';
import { editFix } from '../docker-config/edit-fix.js';
import { wayFor, type KnownOrNot } from './by-distribution.js';

const restartDocker = (os: KnownOrNot): string =>
  wayFor(os, { alpine: 'rc-service docker restart', other: 'systemctl restart docker.service' });

/** Opens the place that sets something for dockerd, or its configuration file where nothing does, and restarts it. */
export function changeSetting(summary: string, config: DaemonConfig, place: Evidence | null, os: KnownOrNot): Fix {
  const file = { path: config.configFile === '' ? '/etc/docker/daemon.json' : config.configFile };
  const fault = { cause: 'value' as const, message: '', evidence: [place ?? file], stops: false };
  const { commands } = editFix(summary, config, fault, os);
  return { summary, commands: [...commands, restartDocker(os)] };
}
