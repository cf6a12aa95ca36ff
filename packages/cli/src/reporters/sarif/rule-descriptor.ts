import type { ReportingDescriptor } from 'sarif';
import type { Finding, Rule, Severity } from '@hostlint/core';
import type { Identity } from './identities.js';
import { Recurring } from './recurring.js';
import { code, cut } from './text.js';
import { fingerprint } from '../../fingerprint.js';

const longestText = 1024;
const longestName = 255;

export const levelOf = (severity: Severity): 'error' | 'warning' | 'note' => (severity === 'info' ? 'note' : severity);

/**
 * The rule of a result. A subject with a score of its own, such as a CVE, is a rule of its own: readers take the score from the
 * rule, and SARIF 2.1.0 section 3.27.5 lets ids of rules be hierarchical. So is every subject for a reader that would take several in
 * one file for one.
 */
export function descriptorId({ rule, subject, securitySeverity }: Finding, { key }: Identity, each: boolean): string {
  if (subject !== null && securitySeverity !== undefined) return `${rule}/${subject}`;
  return each && key !== '' ? `${rule}/${steadyId(key)}` : rule;
}

/** A key as the end of an id: short, without characters that a reader could stumble over, and another one for another key. */
function steadyId(key: string): string {
  const id = key.replace(/^\/+/, '').replace(/[^\w.:@+/-]+/g, '_');
  return id === key.replace(/^\/+/, '') && id.length <= 120 && id !== ''
    ? id
    : `${id.slice(0, 120)}~${fingerprint(key).slice(0, 8)}`;
}

export interface DescribedRules {
  readonly descriptors: readonly ReportingDescriptor[];
  indexOf(id: string): number | undefined;
}

export type DescribeRules = (findings: readonly { readonly id: string; readonly finding: Finding }[]) => DescribedRules;

/** Describes the rules of findings, in the order of ids. What it says of a rule is one object, for whatever host. */
export function createDescriber(
  rules: ReadonlyMap<string, Rule>,
  most: { readonly rules: number; readonly tags: number },
): DescribeRules {
  const ofRules = new Map<string, ReportingDescriptor>();
  const ofFindings = new Recurring<Finding, ReportingDescriptor>();
  const make = (id: string, finding: Finding): ReportingDescriptor => {
    const rule = rules.get(finding.rule);
    return rule ? ruleDescriptor(id, rule, finding, most.tags) : unknownRule(id);
  };
  const describe = (id: string, finding: Finding): ReportingDescriptor => {
    if (id !== finding.rule) {
      const known = ofFindings.of(finding, () => make(id, finding));
      // The id of a finding may hold what its host has of its own.
      return known?.id === id ? known : make(id, finding);
    }
    let known = ofRules.get(id);
    if (!known) ofRules.set(id, (known = make(id, finding)));
    return known;
  };
  return findings => {
    const described = new Map<string, ReportingDescriptor>();
    for (const { id, finding } of findings) {
      if (described.has(id) || described.size >= most.rules) continue;
      described.set(id, describe(id, finding));
    }
    const descriptors = [...described.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const indices = new Map(descriptors.map(({ id }, index) => [id, index]));
    return { descriptors, indexOf: id => indices.get(id) };
  };
}

/** A rule as SARIF describes it, within the bounds of its readers. Where the id says the subject as well, so does the text. */
function ruleDescriptor(id: string, rule: Rule, finding: Finding, mostTags: number): ReportingDescriptor {
  const { meta } = rule;
  const own = id !== rule.id;
  const score = (own ? finding.securitySeverity : undefined) ?? meta.securitySeverity;
  const severity = own && finding.securitySeverity !== undefined ? finding.severity : meta.severity;
  // GitHub reads a security severity only beside this tag.
  const tags = [
    ...(score === undefined ? [] : ['security']),
    rule.id.split('/')[0] ?? rule.id,
    ...(meta.tags ?? []),
    ...(meta.stops ?? []).map(engine => `stops-${engine}`),
  ];
  const title = meta.title || rule.id;
  return {
    id,
    ...nameOf(id),
    shortDescription: {
      text: cut(own && finding.subject !== null ? `${finding.subject}: ${title}` : title, longestText),
    },
    fullDescription: { text: cut(meta.why || title, longestText) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule, own ? finding.subject : null) },
    defaultConfiguration: { level: levelOf(severity) },
    properties: {
      tags: [...new Set(tags)].slice(0, mostTags),
      precision: 'very-high',
      'problem.severity': severity === 'info' ? 'recommendation' : severity,
      ...(score !== undefined && { 'security-severity': score.toFixed(1) }),
    },
  };
}

/** Of a report made with rules that are not there now. */
function unknownRule(id: string): ReportingDescriptor {
  const text = `The rule ${id}, which this version of hostlint does not have.`;
  return {
    id,
    ...nameOf(id),
    shortDescription: { text: cut(text, longestText) },
    fullDescription: { text: cut(text, longestText) },
    help: { text, markdown: `The rule ${code(id)}, which this version of hostlint does not have.\n` },
    defaultConfiguration: { level: 'warning' },
  };
}

const sentences = (parts: readonly string[]): string => parts.filter(part => part !== '').join('\n\n');

function helpText({ id, meta: { title, why, fix, sources } }: Rule): string {
  const known = sources.length > 0 ? `Sources: ${sources.join('; ')}.` : '';
  return sentences([why || title || id, fix && `Fix: ${fix}`, known, `More: hostlint explain ${id}.`]);
}

function helpMarkdown({ id, meta: { title, why, fix, sources } }: Rule, subject: string | null): string {
  const list = sources.map(source => `- ${source}`).join('\n');
  return `${sentences([
    `# ${title || id}`,
    subject === null ? '' : `About ${code(subject)}.`,
    why,
    fix && `## Fix\n\n${fix}`,
    list && `## Sources\n\n${list}`,
    `\`hostlint explain ${id}\` tells more.`,
  ])}\n`;
}

/** In PascalCase, with no two capitals in a row, and never the id itself: SARIF2012 and SARIF1001 of the Multitool. */
function nameOf(id: string): { readonly name?: string } {
  const words = id.split(/[^A-Za-z0-9]+/).map(word => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase());
  const name = words.join('').replace(/(?<=[A-Z])[A-Z]/g, letter => letter.toLowerCase());
  return name === '' || name === id ? {} : { name: name.slice(0, longestName) };
}
