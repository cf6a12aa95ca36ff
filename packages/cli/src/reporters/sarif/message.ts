import type { Finding } from '@hostlint/core';
import { decidingEvidence } from './locations.js';
import { cut, sentence, withoutLinks } from './text.js';

/** What is wrong, how it is mended on this host, and where it was seen; at most so many characters, and no command in part. */
export function messageOf(finding: Finding, label: string, most: number): string {
  const { message, fix, cure, status, kernel } = finding;
  const where = status === 'fail' ? withoutLinks(placeOf(finding, label)) : '';
  const room = most - where.length - 2;
  const other = kernel === undefined ? '' : `\n\nThis is of the kernel '${kernel}', which is not the one to boot next.`;
  const told = cut(withoutLinks(`${sentence(message)}${other}${cure === null ? '' : `\n\n${sentence(cure)}`}`), room);
  const parts = [told];
  if (status === 'fail' && fix) parts.push(fixOf(fix, room - told.length - 2));
  return [...parts, where].filter(part => part !== '').join('\n\n');
}

const omitted = '  (and more that does not fit here)';

function fixOf({ summary, commands }: NonNullable<Finding['fix']>, room: number): string {
  const lines = [`Fix: ${sentence(summary)}`, ...commands.map(command => `  ${command}`)].map(withoutLinks);
  const whole = lines.join('\n');
  if (whole.length <= room) return whole;
  const kept: string[] = [];
  let left = room - omitted.length;
  for (const line of lines) {
    left -= line.length + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return kept.length === 0 ? '' : [...kept, omitted].join('\n');
}

function placeOf(finding: Finding, label: string): string {
  const evidence = decidingEvidence(finding);
  const line = evidence?.line === undefined ? '' : `, line ${evidence.line}`;
  return evidence ? `Seen on '${label}' in '${evidence.path}'${line}.` : `Seen on '${label}'.`;
}
