import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { podmanRunState } from '../../facts/podman/run-state.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const overlayCache = defineRule({
  id: 'podman/overlay-cache',
  meta: {
    title: 'Podman does not remember that overlay was unsupported.',
    why: 'Podman writes the result of its trial of overlay into the run root and does not repeat it before the next start of the host. So it refuses every command even after the reason was mended.',
    fix: 'Remove the file from the run root, or restart the host.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/overlay/overlay.go cachedFeatureCheck, checkAndRecordOverlaySupport',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, run: podmanRunState },
  messages: {
    remembered: '{file} says that overlay is not supported: podman would refuse every command without trying again.',
    stays:
      '{file} says that overlay is not supported, which it is not. Once that is mended podman would go on refusing every command without trying again.',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, run } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'overlay-cache');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    const stays =
      run.cache.overlay === false && storage.refusals.some(({ cause }) => cause === 'd-type' || cause === 'overlay');
    if (verdict.is === 'clear' && !stays) return pass();
    const file =
      run.cacheFiles.find(name => name.endsWith('/overlay-false')) ?? `${storage.runRoot}/overlay/overlay-false`;
    const fix = {
      summary: stays
        ? 'Mend that, then remove the file: the next command tries again.'
        : 'Remove it: the next command tries again.',
      commands: [`rm ${shellWord(file)}`, ...(stays ? [] : ['podman info'])],
    };
    return fail(stays ? 'stays' : 'remembered', { file }, { evidence: [{ path: file }], fix });
  },
});
