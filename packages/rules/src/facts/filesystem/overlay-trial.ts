import { defineFact } from '@hostlint/core';
import { judgeTrial, type TrialVerdict } from '../../shared/filesystem/overlay-trial.js';
import { inDataRoot } from '../docker/data-root.js';
import { storageRoots, usualRoots } from '../storage/roots.js';

/** What an overlay mount with its layers under one storage root told. */
export interface OverlayTrial {
  /** `path` of the storage root. */
  readonly path: string;
  /** The directory of the trial: the root, or its nearest existing ancestor. */
  readonly directory: string;
  readonly verdict: TrialVerdict;
  /** The system's own words when the mount failed. */
  readonly detail: string;
}

export const overlayTrial = defineFact({
  id: 'filesystem/overlay-trial',
  summary:
    'Whether the mount that dockerd tries (two lower layers, one upper) works under each storage root. Only with --probe.',
  privileges: 'Needs --probe, and root or a user namespace that may mount overlay.',
  reads: () => ({
    trials: [...usualRoots, ...inDataRoot('overlay2'), '{configured}'].map(path => `overlay-mount ${path}`),
  }),
  needs: { roots: storageRoots },
  async collect(host, { roots }): Promise<readonly OverlayTrial[]> {
    const trials: OverlayTrial[] = [];
    const told = new Map<string, Omit<OverlayTrial, 'path'>>();
    for (const { path, existing: directory } of roots) {
      let trial = told.get(directory);
      if (!trial) {
        const answer = await host.probe('overlay-mount', directory);
        trial = { directory, verdict: judgeTrial(answer, directory), detail: answer.detail };
        told.set(directory, trial);
      }
      trials.push({ path, ...trial });
    }
    return trials;
  },
});
