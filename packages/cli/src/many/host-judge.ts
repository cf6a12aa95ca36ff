import { createMemory, indexPlugins, lint, type Report, resolveRuleset } from '@hostlint/core';
import { loadConfigured } from '../config/settings.js';
import type { Environment } from '../environment.js';
import type { Flags } from '../flags/flags.js';
import { exitPolicy, mostSubjects, readingSettings, rulesetInput } from '../run-settings.js';
import { labelOf, openTarget } from '../target.js';
import { createSnapshotMemory } from '../sources/snapshot/snapshot-memory.js';
import { tool } from '../tool.js';
import { type HostEntry, isRemote } from './host-entry.js';
import { createKnownReports, relabelled } from './known-reports.js';
import { unreadableReport } from './unreadable.js';

export type HostJudge = (entry: HostEntry) => Promise<Report>;

/** Judges one host after another by what the command line and the configuration say; never rejects for a host. */
export async function createHostJudge(flags: Flags, environment: Environment): Promise<HostJudge> {
  const configured = await loadConfigured(flags, environment);
  const index = indexPlugins(configured.plugins);
  const ruleset = await resolveRuleset(rulesetInput(flags, configured, index));
  const reading = readingSettings(flags, configured, index);
  const policy = exitPolicy(flags, configured);
  const memory = createMemory();
  const snapshots = createSnapshotMemory();
  const reports = createKnownReports();
  return async entry => {
    const fallback = entry.line ? entry.name : labelOf(entry.target, environment.hostname);
    try {
      const bytes = entry.line ?? (isRemote(entry) ? undefined : environment.readSmallFile?.(entry.target));
      const mark = bytes && reports.mark(bytes);
      const known = mark === undefined ? undefined : reports.find(mark);
      if (known) return known.isLabelled ? known.report : relabelled(known.report, fallback);
      const host = await openTarget(entry.target, { ...reading, index }, environment, [], {
        memory: snapshots,
        ...(bytes && { bytes, isFile: entry.line === undefined }),
      });
      const report = await lint(host, ruleset, {
        tool,
        label: host.label ?? fallback,
        engines: reading.engines,
        timeoutMs: reading.timeoutMs,
        exitPolicy: policy,
        ...mostSubjects(flags),
        memory,
      });
      if (mark !== undefined) reports.keep(mark, { report, isLabelled: host.label !== undefined });
      return report;
    } catch (error) {
      return unreadableReport(fallback, error, ruleset.presets, policy);
    }
  };
}
