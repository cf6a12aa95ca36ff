import { isSince } from '../docker-options/engine-version.js';
import type { ConfigFault } from './daemon-config.js';
import { evidenceOf, type Word } from './words.js';

/** The newest API version that an engine serves (moby api/common.go; since 29.0 daemon/config/config.go). */
const apiVersions: readonly (readonly [since: string, newest: string])[] = [
  ['29.6', '1.55'],
  ['29.3', '1.54'],
  ['29.2', '1.53'],
  ['29.0', '1.52'],
  ['28.3', '1.51'],
  ['28.2', '1.50'],
  ['28.1', '1.49'],
  ['28.0', '1.48'],
  ['27.2', '1.47'],
  ['27.0', '1.46'],
  ['26.0', '1.45'],
  ['25.0', '1.44'],
];

/** Environment variables that keep dockerd from starting: DOCKER_MIN_API_VERSION since 25.0. */
export function environmentFaults(version: string, environment: ReadonlyMap<string, Word>): readonly ConfigFault[] {
  const word = environment.get('DOCKER_MIN_API_VERSION');
  if (!word || word.text === '' || !isSince(version, '25.0')) return [];
  const message = apiVersionProblem(version, word.text);
  if (message === undefined) return [];
  return [
    {
      cause: 'environment',
      key: 'DOCKER_MIN_API_VERSION',
      message: `invalid DOCKER_MIN_API_VERSION: ${message}`,
      evidence: evidenceOf(word),
      stops: true,
    },
  ];
}

/** What an engine says against a lowest API version to serve. */
export function apiVersionProblem(version: string, text: string): string | undefined {
  const newest = apiVersions.find(([since]) => isSince(version, since))?.[1] ?? '1.55';
  if (/^v/i.test(text)) return 'API version must be provided without "v" prefix';
  if (compare(text, '1.24') < 0) return `minimum supported API version is 1.24: ${text}`;
  return compare(text, newest) > 0 ? `maximum supported API version is ${newest}: ${text}` : undefined;
}

// api/types/versions compares part by part; what is no number counts as 0.
function compare(a: string, b: string): number {
  const [left, right] = [a, b].map(text => text.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : 0))) as [
    number[],
    number[],
  ];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
