import type { Location } from 'sarif';
import type { Evidence, Finding } from '@hostlint/core';

/** Files of the kernel that say what a command without a file says. */
const filesOfCommands: Readonly<Record<string, string>> = {
  'uname -r': '/proc/sys/kernel/osrelease',
  'uname -v': '/proc/sys/kernel/version',
  'uname -m': '/proc/sys/kernel/arch',
  'id -u': '/proc/self/status',
};

/** Where a finding points: the file to edit as a relative path, and the thing as a logical place beside it. */
export function locationOf(finding: Finding, label: string, withBase: boolean): Location {
  const evidence = deciding(finding);
  const region = regionOf(evidence);
  const name = ['host', label, finding.rule, ...(finding.subject === null ? [] : [finding.subject])].join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(pathOf(finding, evidence)), ...(withBase && { uriBaseId: 'HOSTROOT' }) },
      region: region ?? { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
    },
    logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }],
    ...(region === undefined && { properties: { regionIsSynthetic: true } }),
  };
}

/** The places beside the deciding one. */
export function relatedLocations(finding: Finding): Location[] {
  const main = deciding(finding);
  const others = finding.evidence.filter(evidence => evidence !== main && evidence.path.startsWith('/'));
  return others.map((evidence, index) => {
    const region = regionOf(evidence);
    return {
      id: index + 1,
      physicalLocation: {
        artifactLocation: { uri: relativeUri(evidence.path), uriBaseId: 'HOSTROOT' },
        ...(region && { region }),
      },
    };
  });
}

function deciding({ evidence }: Finding): Evidence | undefined {
  const files = evidence.filter(({ path }) => path.startsWith('/'));
  return files.find(({ line }) => line !== undefined) ?? files[0] ?? evidence[0];
}

function pathOf({ rule, subject }: Finding, evidence: Evidence | undefined): string {
  const path = evidence && (filesOfCommands[evidence.path] ?? evidence.path);
  if (path?.startsWith('/')) return path;
  return subject?.startsWith('/') ? subject : `/host/${rule}`;
}

function regionOf(evidence: Evidence | undefined) {
  if (evidence?.line === undefined) return undefined;
  const startColumn = evidence.column ?? 1;
  const endColumn = Math.max(startColumn + 1, (evidence.text?.length ?? 0) + 1);
  const snippet = evidence.text ? { snippet: { text: evidence.text } } : {};
  return { startLine: evidence.line, startColumn, endLine: evidence.line, endColumn, ...snippet };
}

/** A path below the host's root as a relative reference, without steps that lead out of it. */
export function relativeUri(path: string): string {
  const segments = path.split('/').filter(segment => segment !== '' && segment !== '.' && segment !== '..');
  return segments.length === 0
    ? './'
    : segments.map(segment => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'))).join('/');
}
