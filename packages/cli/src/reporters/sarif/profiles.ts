import type { Finding } from '@hostlint/core';
import type { SarifProfile } from '../report-settings.js';

/** What a reader of SARIF takes, and what it makes of it. */
export interface Profile {
  /** As its users know it. */
  readonly reader: string;
  /** Every finding and all that is known of it; otherwise what failed and counts, since to the reader every result is an alert. */
  readonly everything: boolean;
  /**
   * Two results are one to this reader if rule, file and lines are the same, whatever their fingerprints. So the rule's id holds the
   * subject, the path the host, and the lines say nothing.
   */
  readonly identifiesByPlace: boolean;
  /** A run is told apart by the pipeline that made it, not by a category of ours. */
  readonly namedByPipeline: boolean;
  readonly most: {
    readonly runs: number;
    readonly results: number;
    readonly rules: number;
    readonly tags: number;
    /** Characters of a message. */
    readonly message: number;
    /** Bytes of a file. */
    readonly bytes: number;
    /** The bytes are those of the file packed by gzip. */
    readonly packed: boolean;
  };
}

const bounds = { runs: 20, results: 25_000, rules: 25_000, tags: 20, message: 8000, bytes: 10_000_000, packed: true };
const none = Number.POSITIVE_INFINITY;

/**
 * github: docs.github.com "SARIF support for code scanning" and "SARIF results exceed one or more limits"; it knows neither kinds nor
 * suppressions nor bases of paths. azure: the rules GHAzDO1011 to GHAzDO2012 of Microsoft's SARIF Multitool 5.7. gitlab:
 * docs.gitlab.com "SARIF reports" of 19.2; it leaves a result out for a message that is too long.
 */
export const profiles: Readonly<Record<SarifProfile, Profile>> = {
  full: {
    reader: 'SARIF',
    everything: true,
    identifiesByPlace: false,
    namedByPipeline: false,
    most: { ...bounds, runs: none, results: none, rules: none, bytes: none },
  },
  github: {
    reader: 'GitHub',
    everything: false,
    identifiesByPlace: false,
    namedByPipeline: false,
    most: bounds,
  },
  azure: {
    reader: 'Azure DevOps',
    everything: false,
    identifiesByPlace: false,
    namedByPipeline: true,
    most: bounds,
  },
  gitlab: {
    reader: 'GitLab',
    everything: false,
    identifiesByPlace: true,
    namedByPipeline: false,
    most: { ...bounds, results: 5000, tags: 10, message: 2048, packed: false },
  },
};

/** Whether a finding is a result. What broke is told elsewhere: it says nothing of the host. */
export const isTold = ({ everything }: Profile, finding: Finding): boolean =>
  !finding.broken &&
  (everything ||
    (finding.status === 'fail' && !finding.waiver && finding.baseline !== 'absent' && finding.kernel === undefined));
