import type { ReportingDescriptor } from 'sarif';
import type { Rule, Severity } from '@hostlint/core';

const longestText = 1024;
const mostTags = 20;

export const levelOf = (severity: Severity): 'error' | 'warning' | 'note' => (severity === 'info' ? 'note' : severity);

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
