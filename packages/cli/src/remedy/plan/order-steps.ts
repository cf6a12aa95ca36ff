import { isEdit, type Step } from '@hostlint/core';

const places = ['packages', 'files', 'units', 'modules', 'sysctls', 'boot-loader', 'services', 'restarts', 'reboot'];

/** What comes first: what others stand on. Services are restarted once, when all that they read is written. */
function placeOf(step: Step): string {
  if (isEdit(step)) return 'files';
  switch (step.kind) {
    case 'install-packages':
      return 'packages';
    case 'reload-units':
      return 'units';
    case 'load-module':
      return 'modules';
    case 'set-sysctl':
      return 'sysctls';
    case 'run':
      return step.when;
    case 'restart-service':
      return 'restarts';
    default:
      return 'reboot';
  }
}

// dockerd is a client of containerd's.
const isEngine = (step: Step, engine: string): boolean =>
  step.kind === 'restart-service' && step.service.replace(/\.service$/, '') === engine;

/** Each once, in the order in which they are done; what is alike keeps the order in which it was asked for. */
export function orderSteps(steps: readonly Step[]): readonly Step[] {
  const once = [...new Map(steps.map(step => [JSON.stringify(step), step])).values()];
  const rank = (step: Step): number =>
    places.indexOf(placeOf(step)) * 10 + (isEngine(step, 'containerd') ? 0 : isEngine(step, 'docker') ? 2 : 1);
  return once.toSorted((a, b) => rank(a) - rank(b));
}
