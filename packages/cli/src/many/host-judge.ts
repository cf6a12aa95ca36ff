import { createMemory, indexPlugins, lint, type Report, resolveRuleset } from '@hostlint/core';
import { loadConfigured } from '../config/settings.js';
import type { Environment } from '../environment.js';
import type { Flags } from '../flags/flags.js';
import { exitPolicy, mostSubjects, readingSettings, rulesetInput } from '../run-settings.js';
import { labelOf, openTarget } from '../target.js';
import { tool } from '../tool.js';
import type { HostEntry } from './host-entry.js';
import { unreadableReport } from './unreadable.js';

export type HostJudge = (entry: HostEntry) => Promise<Report>;

/** Judges one host after another by what the command line and the configuration say; never rejects for a host. */
export async function createHostJudge(flags: Flags, environment: Environment): Promise<HostJudge> {
  const configured = await loadConfigured(flags, environment);
  const index = indexPlugins(configured.plugins);
  const ruleset = await resolveRuleset(rulesetInput(flags, configured));
  const reading = readingSettings(flags, configured, index);
  const policy = exitPolicy(flags, configured);
  const memory = createMemory();
  return async entry => {
    const fallback = entry.line ? entry.name : labelOf(entry.target, environment.hostname);
    try {
      const host = await openTarget(
        entry.target,
        { ...reading, index },
        environment,
        [],
        entry.line && { bytes: entry.line },
      );
      return await lint(host, ruleset, {
        tool,
        label: host.label ?? fallback,
        engines: reading.engines,
        timeoutMs: reading.timeoutMs,
        exitPolicy: policy,
        ...mostSubjects(flags),
        memory,
      });
    } catch (error) {
      return unreadableReport(fallback, error, ruleset.presets, policy);
    }
  };
}
