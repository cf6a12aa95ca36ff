import { defineFact } from '@hostlint/core';
import { parseArguments } from '../../shared/docker-config/arguments.js';
import type { ConfigFile } from '../../shared/docker-config/config-file.js';
import type { ConfigFault, DaemonConfig } from '../../shared/docker-config/daemon-config.js';
import { configReads, judgeConfig } from '../../shared/docker-config/judge.js';
import { daemonArguments, type DaemonArguments } from './daemon-arguments.js';
import { daemonJson, type DaemonJson } from './daemon-json.js';
import { dockerEngine } from './engine.js';

export type {
  ConfigCause,
  ConfigFault,
  DaemonConfig,
  Setting,
  UndecidedCause,
} from '../../shared/docker-config/daemon-config.js';

/** What dockerd of the judged version makes of its arguments and its daemon.json: settings, faults, and where they are. */
export const daemonConfig = defineFact({
  id: 'docker/daemon-config',
  summary: 'What dockerd makes of its arguments and its daemon.json.',
  reads: configReads,
  needs: { engine: dockerEngine, daemon: daemonArguments, file: daemonJson },
  async collect(host, { engine, daemon, file }): Promise<DaemonConfig> {
    const judged = await judgeConfig({
      version: engine.version,
      build: engine.found,
      parsed: parseArguments(engine.version, daemon.words),
      environment: new Map(Object.entries(daemon.environment)),
      file: configFile(file),
      host,
      socketActivated: daemon.socketActivated,
      installed: engine.installed !== false,
    });
    return { ...judged, faults: [...unitFaults(daemon), ...judged.faults] };
  },
});

function configFile({ state, path, explicit, why, content }: DaemonJson): ConfigFile {
  if (state === 'none') return { state };
  if (state === 'absent') return { state, path, explicit };
  if (state === 'unreadable') return { state, path, why: why ?? '' };
  return { state, path, bytes: Uint8Array.from(content ?? '', char => char.charCodeAt(0)) };
}

const unitFaults = ({ unitFaults: faults }: DaemonArguments): readonly ConfigFault[] =>
  faults.map(({ message, path, line, text }) => ({
    cause: 'unit',
    message,
    evidence: [line === null ? { path } : { path, line, text }],
    stops: true,
  }));
