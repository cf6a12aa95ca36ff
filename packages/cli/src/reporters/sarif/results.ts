import type { Result, Suppression } from 'sarif';
import type { Finding, Status, Waiver } from '@hostlint/core';
import type { Identity } from './identities.js';
import { locationOf, relatedLocations, relativeUri, type PlaceSettings } from './locations.js';
import { messageOf } from './message.js';
import { levelOf } from './rule-descriptor.js';
import { sentence } from './text.js';

const kinds = {
  pass: 'pass',
  fail: 'fail',
  'not-applicable': 'notApplicable',
  unknown: 'open',
} as const satisfies Readonly<Record<Status, Result['kind']>>;

/** A finding that is told, with the id of its rule. */
export interface Told {
  readonly id: string;
  readonly finding: Finding;
  readonly identity: Identity;
}

/** What a result takes from its run. */
export interface ResultSettings extends PlaceSettings {
  // Of a run either all results have these or none: SARIF 2.1.0 sections 3.27.23 and 3.27.24.
  readonly waived: boolean;
  readonly compared: boolean;
  indexOf(id: string): number | undefined;
}

export function resultOf({ id, finding, identity }: Told, settings: ResultSettings): Result {
  const { label, profile, waived, compared } = settings;
  const full = profile.everything;
  const related = full ? relatedLocations(finding) : [];
  const ruleIndex = settings.indexOf(id);
  return {
    ruleId: id,
    ...(ruleIndex !== undefined && { ruleIndex }),
    kind: kinds[finding.status],
    level: levelOfResult(finding),
    message: { text: messageOf(finding, label, profile.most.message) },
    locations: [locationOf(finding, settings)],
    ...(related.length > 0 && { relatedLocations: related }),
    partialFingerprints: { 'hostlint/v1': identity.fingerprint, primaryLocationLineHash: identity.fingerprint },
    ...(waived && { suppressions: finding.waiver ? [suppressionOf(finding.waiver)] : [] }),
    ...(compared && { baselineState: finding.baseline ?? 'new' }),
    ...(full && { properties: propertiesOf(finding) }),
  };
}

/** What does not fail has no level: SARIF 2.1.0 section 3.27.9. A kernel that is not to boot next is worth a note. */
function levelOfResult({ status, severity, kernel }: Finding): 'error' | 'warning' | 'note' | 'none' {
  if (status !== 'fail') return 'none';
  return kernel === undefined ? levelOf(severity) : 'note';
}

function suppressionOf({ reason, owner, expires, file, line }: Waiver): Suppression {
  const until = expires === null ? 'It holds for good.' : `It holds to the end of ${expires}.`;
  const uri = relativeUri(file);
  // A path from the root is one of the machine that made the report, not of the host.
  const written = !file.startsWith('/') && uri !== '' && line >= 1;
  return {
    kind: 'external',
    status: 'accepted',
    justification: `${sentence(reason)} Waived by '${owner}'. ${until}`,
    ...(written && {
      location: { physicalLocation: { artifactLocation: { uri }, region: { startLine: line } } },
    }),
    properties: { owner, expires },
  };
}

function propertiesOf({
  severity,
  subject,
  securitySeverity,
  fix,
  cure,
  kernel,
  more,
}: Finding): Record<string, unknown> {
  return {
    severity,
    ...(subject !== null && { subject }),
    ...(kernel !== undefined && { kernel }),
    ...(more !== undefined && { more }),
    ...(securitySeverity !== undefined && { 'security-severity': securitySeverity.toFixed(1) }),
    ...(fix && { fix }),
    ...(cure !== null && { cure }),
  };
}
