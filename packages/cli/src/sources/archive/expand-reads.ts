import { type FileReads, isUnknowable, mergeReads, type Reads } from '@hostlint/core';
import type { HostTree } from '../tree/host-tree.js';

/** The files of a tree whose content facts declare that they read: their real paths, each with the largest size that is of use. */
export function expandReads(tree: HostTree, reads: readonly Reads[]): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>();
  const want = (path: string, maxBytes: number): void => {
    const found = quietly(() => tree.walk(path, true));
    if (found?.node?.type !== 'file') return;
    wanted.set(found.path, Math.max(wanted.get(found.path) ?? 0, maxBytes));
  };
  const anywhere: FileReads[] = [];
  for (const file of mergeReads(reads, true).files) {
    if (/^\{/.test(file.path)) anywhere.push(file);
    else for (const path of expand(tree, file.path)) want(path, file.maxBytes);
  }
  if (anywhere.length === 0) return wanted;
  const patterns = anywhere.map(({ path, maxBytes }) => ({
    end: new RegExp(
      `/${path
        .replace(/^\{[a-z]+\}\/*/, '')
        .split('/')
        .map(expression)
        .join('/')}$`,
    ),
    maxBytes,
  }));
  for (const [path, node] of tree.nodes) {
    if (typeof node !== 'object' || !('type' in node) || node.type !== 'file') continue;
    for (const { end, maxBytes } of patterns) if (end.test(path)) want(path, maxBytes);
  }
  return wanted;
}

const special = /\*|\{[a-z]+\}/;

/** The paths that a pattern stands for in a tree, symlinks and all. */
function expand(tree: HostTree, pattern: string): readonly string[] {
  let found = [''];
  for (const name of pattern.split('/').filter(part => part !== '')) {
    found = found.flatMap(at => {
      if (!special.test(name)) return [`${at}/${name}`];
      const directory = quietly(() => tree.walk(at === '' ? '/' : at, true));
      const names = directory && tree.names.get(directory.path);
      if (!names || !('names' in names)) return [];
      const matches = new RegExp(`^${expression(name)}$`);
      return names.names.filter(one => matches.test(one)).map(one => `${at}/${one}`);
    });
  }
  return found;
}

const expression = (name: string): string =>
  name
    .split(/(\*|\{[a-z]+\})/)
    .map(part => (special.test(part) ? '[^/]*' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
    .join('');

function quietly<T>(ask: () => T | undefined): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (isUnknowable(error)) return undefined;
    throw error;
  }
}
