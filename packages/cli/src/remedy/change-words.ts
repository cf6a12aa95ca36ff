import type { Change } from './changes.js';

/** What undoing a change does, for people; nothing for what they need not know. */
export function changeWords(change: Change): readonly string[] {
  switch (change.kind) {
    case 'file':
      return [change.before.state === 'absent' ? `remove ${change.path}` : `put back ${change.path} as it was`];
    case 'directory':
      return [`remove the directory ${change.path} if it is empty`];
    case 'command':
      return change.undo ? [`run ${change.undo.join(' ')}`] : [];
    case 'service': {
      const { action, service, ranBefore } = change;
      if (action === 'start') return [`stop ${service.name}: ${service.stop.map(argv => argv.join(' ')).join('; ')}`];
      return ranBefore ? [`start ${service.name}: ${service.start.map(argv => argv.join(' ')).join('; ')}`] : [];
    }
    case 'store-use':
      return [`put back ${change.store} as it was${exceptions(change.carried)}`];
    case 'store-copy':
      return [];
    case 'store-aside':
      return [`remove the copy in ${change.aside}`];
  }
}

function exceptions(carried: readonly string[]): string {
  const kept = carried.filter(name => name !== 'lost+found');
  return kept.length === 0 ? '' : `, but for what stays as it is: ${kept.join(', ')}`;
}
