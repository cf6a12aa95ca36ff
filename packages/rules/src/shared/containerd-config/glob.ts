import type { HostSource } from '@hostlint/core';

type GlobHost = Pick<HostSource, 'list' | 'stat'>;

/** The part of a pattern before its first `*`; Go looks at the rest only when a name has come so far. */
const firstChunk = (pattern: string): string => /^(?:\\[\s\S]|\[\^?[^\]]*\]?|[^*\\[])*\\?/.exec(pattern)?.[0] ?? '';

/** What Go's path/filepath.Match refuses. */
const isBad = (pattern: string): boolean => /(?:^|[^\\])(?:\\\\)*(?:\\$|\[\^?(?:\]|-|[^\]]*$))/.test(pattern);

/**
 * The paths that a pattern with `*`, `?` and `[…]` matches, sorted within each directory; `null`: the pattern is malformed.
 * Source: go path/filepath Glob, Match.
 */
export async function globPaths(host: GlobHost, pattern: string): Promise<readonly string[] | null> {
  if (isBad(firstChunk(pattern))) return null;
  const segments = pattern.split('/').filter(segment => segment !== '');
  let paths: readonly string[] = [''];
  for (const [index, segment] of segments.entries()) {
    const next: string[] = [];
    for (const path of paths.slice(0, maxMatches)) {
      if (!/[*?[\\]/.test(segment)) {
        const one = `${path}/${segment}`;
        if (index < segments.length - 1 || (await host.stat(one, { follow: false }))) next.push(one);
      } else {
        const steps = stepsOf(segment);
        const directory = path === '' ? '/' : path;
        if ((await host.stat(directory))?.type !== 'directory') continue;
        const names = (await host.list(directory)) ?? [];
        if (isBad(segment) && names.some(name => startsLike(name, segment))) return null;
        for (const name of names) if (matchesSteps(name, steps)) next.push(`${path}/${name}`);
      }
    }
    paths = next;
  }
  return paths;
}

const startsLike = (name: string, segment: string): boolean =>
  matchesSteps(name, [...stepsOf(firstChunk(segment)), null]);

const maxMatches = 500;

/** Tests one character; `null` stands for `*`. */
type Step = ((char: string) => boolean) | null;

function stepsOf(segment: string): readonly Step[] {
  // A bracket that nothing closes is a letter: to look for its end from each would take the square of the time.
  const closed = segment.lastIndexOf(']') + 1;
  const parts = [
    ...(segment.slice(0, closed).match(/\\[\s\S]|\[\^?[^\]]+\]|[\s\S]/gu) ?? []),
    ...(segment.slice(closed).match(/\\[\s\S]|[\s\S]/gu) ?? []),
  ];
  return parts.map(part => {
    if (part === '*') return null;
    if (part === '?') return () => true;
    if (part.length > 1 && part.startsWith('[')) return inClass(part.slice(1, -1));
    const wanted = part.startsWith('\\') ? part.slice(1) : part;
    return char => char === wanted;
  });
}

function inClass(body: string): (char: string) => boolean {
  const negated = body.startsWith('^');
  const ranges = [...(negated ? body.slice(1) : body).replaceAll('\\', '').matchAll(/([\s\S])-([\s\S])|([\s\S])/gu)];
  return char => {
    const inside = ranges.some(
      ([, from, to, single]) => (single ?? from ?? '') <= char && char <= (single ?? to ?? ''),
    );
    return inside !== negated;
  };
}

/** Goes back to the last `*` only, which is enough and keeps it quick. */
function matchesSteps(name: string, steps: readonly Step[]): boolean {
  const chars = [...name];
  let [at, step, star, retry] = [0, 0, -1, 0];
  while (at < chars.length) {
    const test = steps[step];
    if (test === null) [star, retry, step] = [step, at, step + 1];
    else if (test?.(chars[at] as string)) [at, step] = [at + 1, step + 1];
    else if (star >= 0) [retry, at, step] = [retry + 1, retry + 1, star + 1];
    else return false;
  }
  return steps.slice(step).every(test => test === null);
}
