import { defineFact } from '@hostlint/core';
import { configReads, type ContainerdConfig, judgeConfig } from '../../shared/containerd-config/judge.js';
import { containerdDaemonArguments } from './daemon-arguments.js';
import { containerdEngine } from './engine.js';

export type { ContainerdConfig } from '../../shared/containerd-config/judge.js';

/** What containerd of the judged version makes of its arguments and its config.toml: settings, faults, and where they are. */
export const containerdConfig = defineFact({
  id: 'containerd/config',
  summary: 'What containerd makes of its arguments, its config.toml and the files that this imports.',
  reads: configReads,
  needs: { engine: containerdEngine, daemon: containerdDaemonArguments },
  async collect(host, { engine, daemon }): Promise<ContainerdConfig> {
    const { version, found } = engine;
    const judged = await judgeConfig({ version, found, words: daemon.words, host });
    const unit = daemon.faults.map(({ message, path, line, text }) => ({
      cause: 'unit' as const,
      message,
      evidence: [line === null ? { path } : { path, line, text }],
      stops: true,
    }));
    return { ...judged, faults: [...unit, ...judged.faults] };
  },
});
