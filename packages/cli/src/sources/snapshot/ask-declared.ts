import { isUnknowable, mergeReads, type HostSource, type Reads } from '@hostlint/core';

/** Larger files are registries and databases: facts that want them have asked, whatever is judged. */
const mostBytes = 4 * 1024 * 1024;
const mostNames = 1000;
/** Of a private key it is enough to know that it is there. */
const isKey = (path: string): boolean => /\.(?:pem|key)$/.test(path);

/**
 * Asks what facts declare, beside what they asked: a judgement for another version of an engine looks elsewhere. What only the host can
 * name (a process, a path in its configuration) is left to the facts themselves.
 */
export async function askDeclared(
  source: HostSource,
  reads: readonly Reads[],
  home: string | undefined,
): Promise<void> {
  const { files, lists, stats } = mergeReads(reads, false);
  const each = async (pattern: string, ask: (path: string) => Promise<unknown>): Promise<void> => {
    for (const path of await expand(source, pattern, home)) await quietly(() => ask(path));
  };
  for (const { path, limit } of lists) await each(path, one => source.list(one, limit === Infinity ? {} : { limit }));
  for (const path of stats) await each(path, one => source.stat(one));
  for (const { path, maxBytes } of files)
    await each(path, one => (maxBytes > mostBytes || isKey(one) ? source.stat(one) : source.read(one, { maxBytes })));
}

async function expand(source: HostSource, pattern: string, home: string | undefined): Promise<readonly string[]> {
  const path = home === undefined ? pattern : pattern.replace('{home}', home);
  if (path.includes('{')) return [];
  let found = [''];
  for (const name of path.split('/').filter(part => part !== '')) {
    const next: string[] = [];
    for (const at of found) {
      if (!name.includes('*')) {
        next.push(`${at}/${name}`);
        continue;
      }
      const names = (await quietly(() => source.list(at === '' ? '/' : at, { limit: mostNames }))) ?? [];
      const parts = name.split('*');
      const [start, end] = [parts[0] ?? '', parts.at(-1) ?? ''];
      const matches = names.filter(
        one => one.length >= start.length + end.length && one.startsWith(start) && one.endsWith(end),
      );
      for (const one of matches) next.push(`${at}/${one}`);
    }
    found = next;
  }
  return found;
}

async function quietly<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isUnknowable(error)) return undefined;
    throw error;
  }
}
