import type { Log, Run } from 'sarif';
import type { Report, Rule } from '@hostlint/core';
import { plainSettings, type SarifProfile, type SettledReporter } from './report-settings.js';
import { invocation } from './sarif/invocation.js';
import { resultsOf } from './sarif/results.js';
import { ruleDescriptors } from './sarif/rule-descriptor.js';

/**
 * SARIF 2.1.0, one run for a host. `full` says everything; `github` only what code scanning treats rightly: it opens an alert for
 * every result of whatever kind, knows no base for paths, and refuses a file with a result that has no location.
 */
export const sarif: SettledReporter = {
  summary: 'SARIF 2.1.0 for code scanning and vulnerability management; see --sarif-profile.',
  format(report, rules, settings = plainSettings) {
    const log: Log = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [run(report, rules, settings.sarifProfile)],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
};

function run(report: Report, rules: readonly Rule[], profile: SarifProfile): Run {
  const { tool, host, presets, counts, forecasts } = report;
  const full = profile === 'full';
  const told = report.findings.filter(finding => !finding.broken && (full || finding.status === 'fail'));
  const broken = report.findings.filter(finding => finding.broken);
  const described = ruleDescriptors([...told, ...broken], rules);
  return {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        rules: [...described],
      },
    },
    automationDetails: { id: automationId(tool.name, presets, host.label) },
    invocations: [invocation(report, broken, described)],
    // Where the host's root is only when it is this machine's.
    ...(full && { originalUriBaseIds: { HOSTROOT: rootOf(host.source) } }),
    columnKind: 'utf16CodeUnits',
    results: [...resultsOf(told, described, host.label, full)],
    properties: { host, presets, counts, ...(full && { forecasts }) },
  };
}

const rootOf = (source: string) =>
  source === 'live'
    ? { uri: 'file:///', description: { text: 'The root directory of the host.' } }
    : { description: { text: 'The root directory of the host that was recorded.' } };

/** `category/run`: all before the last slash is the category; there is no run id, so that a run replaces the one before. */
function automationId(tool: string, presets: readonly string[], label: string): string {
  const segment = (text: string): string => text.replaceAll('/', '-');
  return `${tool}/${presets.map(segment).join('+')}/${segment(label)}/`;
}
