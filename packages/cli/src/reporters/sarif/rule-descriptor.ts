import type { ReportingDescriptor } from 'sarif';
import type { Finding, Rule, Severity } from '@hostlint/core';

const longestText = 1024;
const mostTags = 20;

export const levelOf = (severity: Severity): 'error' | 'warning' | 'note' => (severity === 'info' ? 'note' : severity);

/**
 * The rule of a result. A subject with a score of its own, such as a CVE, is a rule of its own: readers take the score from the
 * rule, and SARIF 2.1.0 section 3.27.5 lets ids of rules be hierarchical.
 */
export const descriptorId = ({ rule, subject, securitySeverity }: Finding): string =>
  subject === null || securitySeverity === undefined ? rule : `${rule}/${subject}`;

/** What describes the rules of these findings, in the order of ids. */
export function ruleDescriptors(findings: readonly Finding[], rules: readonly Rule[]): readonly ReportingDescriptor[] {
  const described = new Map<string, ReportingDescriptor>();
  for (const finding of findings) {
    const id = descriptorId(finding);
    const rule = rules.find(one => one.id === finding.rule);
    if (!rule || described.has(id)) continue;
    described.set(id, id === rule.id ? ruleDescriptor(rule) : subjectDescriptor(id, rule, finding));
  }
  return [...described.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function subjectDescriptor(id: string, rule: Rule, { subject, severity, securitySeverity }: Finding) {
  const { meta } = rule;
  const title = `${subject}: ${meta.title}`;
  return ruleDescriptor({
    ...rule,
    id,
    meta: { ...meta, title, severity, ...(securitySeverity !== undefined && { securitySeverity }) },
  });
}

/** A rule as SARIF describes it, within the bounds of GitHub's reader. */
export function ruleDescriptor({ id, meta }: Rule): ReportingDescriptor {
  // GitHub reads a security severity only beside this tag.
  const security = meta.securitySeverity === undefined ? [] : ['security'];
  const tags = [
    ...security,
    id.split('/')[0] ?? id,
    ...(meta.tags ?? []),
    ...(meta.stops ?? []).map(engine => `stops-${engine}`),
  ];
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: cut(meta.title) },
    fullDescription: { text: cut(meta.why) },
    help: { text: helpText(meta), markdown: helpMarkdown(meta) },
    defaultConfiguration: { level: levelOf(meta.severity) },
    properties: {
      tags: [...new Set(tags)].slice(0, mostTags),
      precision: 'very-high',
      'problem.severity': meta.severity === 'info' ? 'recommendation' : meta.severity,
      ...(meta.securitySeverity !== undefined && { 'security-severity': meta.securitySeverity.toFixed(1) }),
    },
  };
}

const helpText = ({ why, fix, sources }: Rule['meta']): string =>
  `${why}\n\nFix: ${fix}\n\nSources: ${sources.join('; ')}`;

function helpMarkdown({ title, why, fix, sources }: Rule['meta']): string {
  const list = sources.map(source => `- ${source}`).join('\n');
  return `# ${title}\n\n${why}\n\n## Fix\n\n${fix}\n\n## Sources\n\n${list}\n`;
}

const cut = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text);

const pascalCase = (id: string): string =>
  id
    .split(/[^A-Za-z0-9]+/)
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
