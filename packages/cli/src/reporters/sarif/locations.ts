import type { Location, Region } from 'sarif';
import type { Evidence, Finding } from '@hostlint/core';
import type { Profile } from './profiles.js';

/** Files that say what is evidence without being a file: commands, and the environment of a process. */
const filesOfOthers: Readonly<Record<string, string>> = {
  'uname -r': '/proc/sys/kernel/osrelease',
  'uname -v': '/proc/sys/kernel/version',
  'uname -m': '/proc/sys/kernel/arch',
  'id -u': '/proc/self/status',
  PATH: '/proc/self/environ',
};

/** What a place depends on beside its finding. */
export interface PlaceSettings {
  readonly label: string;
  readonly profile: Profile;
  /** Takes the release of a kernel out of a path: a result in another file is another alert. */
  readonly kernelFree: (text: string) => string;
}

const firstCharacter: Region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };

/** Where a finding points: the file to edit as a relative path, and the thing as a logical place beside it. */
export function locationOf(finding: Finding, { label, profile, kernelFree }: PlaceSettings): Location {
  const evidence = decidingEvidence(finding);
  const region = profile.identifiesByPlace ? undefined : regionOf(evidence);
  const path = relativeUri(pathOf(finding, evidence));
  const steady = profile.everything ? path : relativeUri(kernelFree(pathOf(finding, evidence)));
  const uri = profile.identifiesByPlace ? `${segmentOf(label)}/${steady}` : steady;
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(profile.everything && { uriBaseId: 'HOSTROOT' }) },
      region: region ?? firstCharacter,
    },
    logicalLocations: [{ fullyQualifiedName: logicalName(finding, label), kind: 'resource' }],
    ...(region === undefined && { properties: { regionIsSynthetic: true } }),
  };
}

const logicalName = ({ rule, subject, kernel }: Finding, label: string): string =>
  ['host', label, ...(kernel === undefined ? [] : [kernel]), rule, ...(subject === null ? [] : [subject])].join('/');

/** The places beside the deciding one. */
export function relatedLocations(finding: Finding): Location[] {
  const main = decidingEvidence(finding);
  const others = finding.evidence.filter(evidence => evidence !== main && hasPath(evidence));
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

/** The root itself is no file to point at. */
const hasPath = ({ path }: Evidence): boolean => /^\/+[^/]/.test(path);

/** The evidence that the finding points at: a line of a file before a file before anything else. */
export function decidingEvidence({ evidence }: Finding): Evidence | undefined {
  const files = evidence.filter(hasPath);
  return files.find(({ line }) => line !== undefined) ?? files[0] ?? evidence[0];
}

function pathOf({ rule, subject }: Finding, evidence: Evidence | undefined): string {
  const path = evidence && (Object.hasOwn(filesOfOthers, evidence.path) ? filesOfOthers[evidence.path] : evidence.path);
  const candidates = [path, subject ?? undefined].filter(one => one?.startsWith('/') && relativeUri(one) !== '');
  return candidates[0] ?? `/host/${rule}`;
}

function regionOf(evidence: Evidence | undefined): Region | undefined {
  const { line, column, text = '' } = evidence ?? {};
  if (line === undefined || !Number.isInteger(line) || line < 1) return undefined;
  const startColumn = Math.max(1, Math.trunc(column ?? 1));
  const endColumn = Math.max(startColumn + 1, text.length + 1);
  // A snippet is what the region holds; the text is the whole line.
  const snippet = text !== '' && startColumn === 1 ? { snippet: { text } } : {};
  return { startLine: line, startColumn, endLine: line, endColumn, ...snippet };
}

/** A path below the host's root as a relative reference, without steps that lead out of it; empty for the root. */
export function relativeUri(path: string): string {
  const segments = path.split('/').filter(segment => segment !== '' && segment !== '.' && segment !== '..');
  return segments.map(encodeSegment).join('/');
}

const encodeSegment = (segment: string): string => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'));

const segmentOf = (label: string): string => (/^\.*$/.test(label) ? 'host' : encodeSegment(label));
