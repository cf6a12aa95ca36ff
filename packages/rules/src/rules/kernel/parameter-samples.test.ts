import type { OverlayParameter, OverlayParameters } from '../../facts/kernel/overlay-parameters.js';
import { overlayParameterNames, type OverlayParameterName } from '../../shared/kernel/overlay-parameter.js';

/** Parameters of overlay with these values and without all others, for the tests of rules. */
export function parameters(
  values: { readonly [name in OverlayParameterName]?: boolean },
  from: OverlayParameter['from'] = 'running',
): OverlayParameters {
  const entries = Object.entries(overlayParameterNames).map(([key, name]) => {
    const value = values[key as OverlayParameterName];
    if (value === undefined) return [key, null] as const;
    const evidence = { path: `/sys/module/overlay/parameters/${name}`, line: 1, text: value ? 'Y' : 'N' };
    return [key, { value, from, evidence }] as const;
  });
  const redirects = values.redirectDir === true || values.metacopy === true;
  return { ...(Object.fromEntries(entries) as Omit<OverlayParameters, 'redirects'>), redirects } as OverlayParameters;
}
