import { defineFact } from '@hostlint/core';
import { judgeTrial, type TrialVerdict } from '../../shared/filesystem/overlay-trial.js';
import { podmanGraphroot } from './graphroot.js';

export const podmanOverlayTrial = defineFact({
  id: 'podman/overlay-trial',
  summary: 'Whether an overlay mount with its layers under podman’s graph root works. Only with --probe.',
  privileges: 'Needs --probe, and root or a user namespace that may mount overlay.',
  reads: () => ({ trials: ['/var/lib/containers/storage', '{configured}'].map(path => `overlay-mount ${path}`) }),
  needs: { root: podmanGraphroot },
  async collect(
    host,
    { root },
  ): Promise<{ readonly directory: string; readonly verdict: TrialVerdict; readonly detail: string }> {
    const directory = root.existing;
    const answer = await host.probe('overlay-mount', directory);
    return { directory, verdict: judgeTrial(answer, directory), detail: answer.detail };
  },
});
