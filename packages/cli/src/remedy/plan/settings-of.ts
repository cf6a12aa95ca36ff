import type { Step } from '@hostlint/core';

/** What a step decides, and what it makes of it: two steps that decide one thing differently cannot both be done. */
export interface Decision {
  readonly what: string;
  readonly value: string;
}

export function decisionsOf(step: Step): readonly Decision[] {
  switch (step.kind) {
    case 'write-file':
      return [{ what: step.path, value: step.text }];
    case 'write-line':
      return [
        inParts(step.path),
        ...(step.replaces === undefined ? [] : [{ what: `"${step.replaces}" in ${step.path}`, value: step.line }]),
      ];
    case 'replace-line':
      return [inParts(step.path), { what: `line ${step.line} of ${step.path}`, value: step.to ?? '(no line)' }];
    case 'set-json-key':
      // A key, and for those above it only that they hold something.
      return [
        inParts(step.path),
        ...step.key
          .slice(0, -1)
          .map((_, at) => ({ what: keyName(step.path, step.key.slice(0, at + 1)), value: '{…}' })),
        { what: keyName(step.path, step.key), value: JSON.stringify(step.value) ?? '(no key)' },
      ];
    case 'set-sysctl':
      return [{ what: step.key, value: step.value }];
    case 'run':
      // One command takes back what the other does.
      return step.undo === null || step.undo === step.command ? [] : runDecision(step.command, step.undo);
    default:
      return [];
  }
}

/** A file that is written whole, and one that is edited, are not one file. */
const inParts = (path: string): Decision => ({ what: path, value: '(what is there, edited)' });

const keyName = (path: string, key: readonly string[]): string => `"${key.join('.')}" in ${path}`;

function runDecision(command: string, undo: string): readonly Decision[] {
  const pair = [command, undo].sort().join('` or `');
  return [{ what: `\`${pair}\``, value: command }];
}
