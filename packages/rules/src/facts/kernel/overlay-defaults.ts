import { defineFact, maybe, UnknowableError } from '@hostlint/core';
import { overlayParameters, type OverlayParameters } from './overlay-parameters.js';
import { overlaySupport } from './overlay-support.js';

/** The defaults of an overlayfs that is to be had. */
export interface OverlayDefaults {
  readonly parameters: OverlayParameters;
  /** Whether overlay is a part of the kernel itself; `null`: cannot be told, which only words the way to change it. */
  readonly builtIn: boolean | null;
}

/** Parameters of a module that no mount would find are of no concern, so what is only predicted counts where overlay is to be had. */
export const overlayDefaults = defineFact({
  id: 'kernel/overlay-defaults',
  summary: 'The defaults of overlayfs on this kernel; null where there is no overlayfs to be had.',
  needs: { parameters: maybe(overlayParameters), support: maybe(overlaySupport) },
  async collect(_, { parameters, support }): Promise<OverlayDefaults | null> {
    const builtIn = support.known ? support.value.builtIn : null;
    if (parameters.known && isLoaded(parameters.value)) return { parameters: parameters.value, builtIn };
    if (!support.known) throw new UnknowableError(support.reason, support.detail);
    if (!support.value.usable) return null;
    if (!parameters.known) throw new UnknowableError(parameters.reason, parameters.detail);
    return { parameters: parameters.value, builtIn };
  },
});

const isLoaded = (parameters: OverlayParameters): boolean =>
  Object.values(parameters).some(one => typeof one === 'object' && one?.from === 'running');
