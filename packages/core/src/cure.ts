import type { UnknownReason } from './errors.js';
import type { HostSource } from './source.js';

/**
 * How the user can have it decided: a sentence, or that hostlint must look again with more rights, which is said otherwise of a running
 * machine, a snapshot and an image.
 */
export type Cure =
  | string
  | {
      readonly look: 'as root' | 'with a trial';
      /** What helps where it is not a matter of rights; without it, nothing is said. */
      readonly otherwise?: string;
    };

type About = Pick<HostSource, 'kind' | 'atOnce' | 'asRoot'>;

/** An image has nothing that runs. */
const isOff = ({ kind }: About): boolean => kind === 'rootfs' || kind === 'image';

/** What was written down before: nothing more can be asked of the host. */
const isRecorded = (host: About): boolean => host.atOnce !== undefined && !isOff(host);

const judgeRunning = 'Judge the running host.';

/** What helps against a reason on this host; `null`: nothing that would be known. */
export function cureOf(reason: UnknownReason, host: About): string | null {
  switch (reason) {
    case 'denied':
      if (host.asRoot)
        return 'Even root is kept out: look for a security module; where this is a container, judge the host.';
      return isRecorded(host)
        ? 'Read the host again as root: `sudo hostlint collect`, or over ssh with --sudo.'
        : 'Run hostlint as root, or give this user the right to read it.';
    case 'timed-out':
      return isRecorded(host)
        ? 'Read the host again, and look why it does not answer.'
        : 'Give it more time with --timeout SECONDS, or look why the host does not answer.';
    case 'not-captured':
      return 'Read the host again with this version of hostlint: `hostlint collect`.';
    case 'not-running':
      return judgeRunning;
    default:
      return null;
  }
}

/** In the order in which they are of help. */
const lookable = ['denied', 'not-captured', 'timed-out'] as const satisfies readonly UnknownReason[];

/** A cure in words for this host. `met`: why questions of the facts went without an answer. */
export function cureWords(cure: Cure, host: About, met: () => ReadonlySet<UnknownReason>): string | null {
  if (typeof cure === 'string') return cure;
  if (cure.look === 'with a trial') {
    if (isOff(host)) return `${judgeRunning.slice(0, -1)} with --probe: it tries the mount.`;
    const again = 'Read the host again as root with `hostlint collect --probe`: it tries the mount.';
    return isRecorded(host) ? again : 'Run hostlint with --probe as root: it tries the mount.';
  }
  const reasons = met();
  const reason = lookable.find(one => reasons.has(one));
  if (reason !== undefined) return cureOf(reason, host);
  return cure.otherwise ?? (isOff(host) ? judgeRunning : null);
}
