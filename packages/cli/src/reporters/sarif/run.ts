import type { Run, RunAutomationDetails } from 'sarif';
import { severities, type Finding, type Report, type Rule } from '@hostlint/core';
import { identitiesOf } from './identities.js';
import { invocation } from './invocation.js';
import { kernelFree } from './kernel-free.js';
import { isTold, type Profile } from './profiles.js';
import { resultsOf, type Told } from './results.js';
import { describeRules, descriptorId } from './rule-descriptor.js';

/** A name as a part of the id of a run. */
export const asSegment = (text: string): string => text.replaceAll('/', '-');

export interface RunSettings {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly profile: Profile;
  /** The name that the pipeline gives, where it does. */
  readonly pipeline: RunAutomationDetails | null;
  /** Results that there may be. */
  readonly mostResults: number;
}

/** A host's run, and what was left out of it for the sake of its reader, as sentences. */
export interface WrittenRun {
  readonly run: Run;
  readonly notices: readonly string[];
}

export function writeRun(report: Report, { rules, profile, pipeline, mostResults }: RunSettings): WrittenRun {
  const { tool, host, presets, counts, forecasts } = report;
  const identities = identitiesOf(report);
  const { told, notices } = worst(
    report.findings.filter(finding => isTold(profile, finding)),
    mostResults,
    `${profile.reader} takes less than all of '${host.label}'`,
  );
  const results = told.map((finding): Told => {
    const identity = identities.get(finding) ?? { fingerprint: '', key: '' };
    return { id: descriptorId(finding, identity, profile.identifiesByPlace), finding, identity };
  });
  const broken = report.findings.filter(finding => finding.broken);
  const brokenRules = broken.map(finding => ({ id: finding.rule, finding }));
  const { descriptors, indexOf } = describeRules([...results, ...brokenRules], rules, profile.most);
  const named = profile.namedByPipeline ? pipeline : { id: categoryOf(report) };
  const run: Run = {
    tool: {
      driver: {
        name: tool.name,
        fullName: `${tool.name} ${tool.version}`,
        version: tool.version,
        semanticVersion: tool.version,
        rules: [...descriptors],
      },
    },
    ...(named && { automationDetails: named }),
    invocations: [invocation(report, broken, indexOf, notices)],
    // Where the host's root is only when it is this machine's.
    ...(profile.everything && { originalUriBaseIds: { HOSTROOT: rootOf(host.source) } }),
    columnKind: 'utf16CodeUnits',
    results: resultsOf(results, indexOf, { label: host.label, profile, kernelFree: kernelFree(report) }),
    properties: { host, presets, counts, ...(profile.everything && { forecasts }) },
  };
  return { run, notices };
}

/** The gravest of too many, in the order in which they came. */
function worst(findings: readonly Finding[], most: number, why: string) {
  if (findings.length <= most) return { told: findings, notices: [] };
  const rank = ({ severity }: Finding): number => severities.indexOf(severity);
  const told = [...findings].sort((a, b) => rank(a) - rank(b)).slice(0, most);
  const notice = `${why}: ${findings.length - most} of ${findings.length} results, the least severe, were left out.`;
  return { told, notices: [notice] };
}

const rootOf = (source: string) =>
  source === 'live'
    ? { uri: 'file:///', description: { text: 'The root directory of the host.' } }
    : { description: { text: 'The root directory of the host that was read.' } };

/** `category/run`: all before the last slash is the category; there is no run id, so that a run replaces the one before. */
const categoryOf = ({ tool, presets, host }: Report): string =>
  `${tool.name}/${presets.map(asSegment).join('+')}/${asSegment(host.label)}/`;
