import type { Severity } from '@hostlint/core';
import type { OverlayDefaults } from '../../facts/kernel/overlay-defaults.js';
import type { OverlayParameter, OverlayParameters } from '../../facts/kernel/overlay-parameters.js';
import { overlayParameterNames, type OverlayParameterName } from '../../shared/kernel/overlay-parameter.js';
import { debian } from './kernel-samples.test.js';

/** Parameters of overlay with these values and without all others. */
function parameters(
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

/** The cases of a rule that wants one parameter of overlay off by default. */
export function casesOfDefault(parameter: OverlayParameterName, severity: Severity) {
  const name = overlayParameterNames[parameter];
  const path = `/sys/module/overlay/parameters/${name}`;
  const on = (value: boolean, from: OverlayParameter['from'] = 'running', builtIn = false) => {
    const defaults: OverlayDefaults | null = { parameters: parameters({ [parameter]: value }, from), builtIn };
    return { defaults, os: debian };
  };
  const message = 'on' as const;
  return {
    pass: [{ name: 'off', facts: on(false) }],
    fail: [
      {
        name: 'on in the module that is loaded',
        facts: on(true),
        message,
        severity,
        command: `echo N > ${path}`,
        evidence: [{ path, line: 1, text: 'Y' }],
      },
      { name: 'on in the kernel itself', facts: on(true, 'running', true), message, command: `overlay.${name}=off` },
      {
        name: 'to be on once it is loaded',
        facts: on(true, 'configured'),
        message,
        command: '/etc/modprobe.d/overlay.conf',
      },
    ],
    notApplicable: [
      {
        name: 'a kernel that has no such parameter',
        facts: { defaults: { parameters: parameters({}), builtIn: false }, os: debian },
      },
      { name: 'no overlay', facts: { defaults: null, os: debian } },
    ],
  };
}
