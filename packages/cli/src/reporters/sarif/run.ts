import type { ReportingDescriptor, Run, RunAutomationDetails, ToolComponent } from 'sarif';
import { severities, type Finding, type Report } from '@hostlint/core';
import { identitiesOf } from './identities.js';
import { invocation } from './invocation.js';
import { kernelFree } from './kernel-free.js';
import { isTold, type Profile } from './profiles.js';
import type { ResultSettings, Told } from './results.js';
import { descriptorId, type DescribeRules } from './rule-descriptor.js';

/** A name as a part of the id of a run. */
export const asSegment = (text: string): string => text.replaceAll('/', '-');

export interface RunSettings {
  readonly describe: DescribeRules;
  readonly profile: Profile;
  /** The name that the pipeline gives, where it does. */
  readonly pipeline: RunAutomationDetails | null;
  /** Results that there may be. */
  readonly mostResults: number;
}

/** A host's run, with its long lists beside it. */
export interface DraftedRun {
  readonly run: Omit<Run, 'tool' | 'results'>;
  readonly driver: Omit<ToolComponent, 'rules'>;
  readonly rules: readonly ReportingDescriptor[];
  readonly told: readonly Told[];
  readonly settings: ResultSettings;
  /** What was left out for the sake of its reader, as sentences. */
  readonly notices: readonly string[];
}

export function draftRun(report: Report, { describe, profile, pipeline, mostResults }: RunSettings): DraftedRun {
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
  const { descriptors, indexOf } = describe([...results, ...brokenRules]);
  const named = profile.namedByPipeline ? pipeline : { id: categoryOf(report) };
  return {
    driver: {
      name: tool.name,
      fullName: `${tool.name} ${tool.version}`,
      version: tool.version,
      semanticVersion: tool.version,
    },
    rules: descriptors,
    run: {
      ...(named && { automationDetails: named }),
      invocations: [invocation(report, broken, indexOf, notices)],
      // Where the host's root is only when it is this machine's.
      ...(profile.everything && { originalUriBaseIds: { HOSTROOT: rootOf(host.source) } }),
      columnKind: 'utf16CodeUnits',
      properties: { host, presets, counts, ...(profile.everything && { forecasts }) },
    },
    told: results,
    settings: {
      label: host.label,
      profile,
      kernelFree: kernelFree(report),
      waived: profile.everything && told.some(({ waiver }) => waiver),
      compared: profile.everything && told.some(({ baseline }) => baseline),
      indexOf,
    },
    notices,
  };
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
