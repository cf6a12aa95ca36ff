import { type FileStat, type HostSource, isUnknowable, type ReadOptions, type UnknowableError } from '@hostlint/core';
import { countBelow } from '../census/count-below.js';
import { type Fault, HostTree, isFault, parentOf, type TreeNode } from '../tree/host-tree.js';

/** What a source was asked and what it answered, as a tree and what does not fit one. */
export interface TreeRecording {
  /** Asks the recorded source, each question once. */
  readonly source: HostSource;
  readonly tree: HostTree;
  readonly others: readonly OtherAnswer[];
}

/** An answer that is no file: the question's words, and the answer. */
export interface OtherAnswer {
  readonly verb: 'filesystem' | 'run' | 'get' | 'probe' | 'census';
  readonly words: readonly string[];
  readonly answer: unknown;
}

/**
 * Wraps a source and keeps what is read through it as a tree of real paths: with each path that is asked for, each component on the way to
 * it, so that whoever follows the path later finds what a kernel would.
 */
export function recordTree(host: HostSource): TreeRecording {
  const tree = new HostTree('not-captured');
  const others: OtherAnswer[] = [];
  const asked = new Map<string, Promise<unknown>>();
  const once = <T>(words: readonly unknown[], ask: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify(words);
    let answer = asked.get(key) as Promise<T> | undefined;
    if (!answer) asked.set(key, (answer = ask()));
    return answer;
  };

  /** The thing at a real path itself; a symlink with where it leads. */
  const lookAt = (path: string): Promise<TreeNode | 'absent' | Fault> =>
    once(['look', path], async () => {
      const node = await nodeAt(host, path);
      tree.set(path, node);
      return node;
    });
  /** Looks at every component. Answers the real path of the last; `null` where the path leads nowhere or nobody can tell. */
  const explore = async (path: string, follow: boolean, depth = 0): Promise<string | null> => {
    let at = '';
    const parts = path.split('/').filter(part => part !== '' && part !== '.');
    for (const [index, part] of parts.entries()) {
      if (part === '..') {
        at = parentOf(at === '' ? '/' : at).replace(/^\/$/, '');
        continue;
      }
      const next = `${at}/${part}`;
      const node = await lookAt(next);
      if (node === 'absent' || isFault(node)) return null;
      const isLast = index === parts.length - 1;
      if (node.type === 'symlink' && (follow || !isLast)) {
        if (typeof node.target !== 'string' || depth > 40) return null;
        return explore([node.target, ...parts.slice(index + 1)].join('/'), follow, depth + 1);
      }
      if (node.type !== 'directory' && !isLast) return null;
      at = next;
    }
    if (at === '') await lookAt('/');
    return at === '' ? '/' : at;
  };
  const other = async <T>(verb: OtherAnswer['verb'], words: readonly string[], ask: () => Promise<T>): Promise<T> => {
    const note = (answer: unknown): void => {
      // That nobody allowed to count is a matter of the run, not of the host.
      const isAsked = verb !== 'census' || !isFault(answer as object) || (answer as Fault).unknown !== 'unsupported';
      if (isAsked) others.push({ verb, words, answer });
    };
    try {
      const value = await ask();
      note(value === undefined ? 'absent' : value);
      return value;
    } catch (error) {
      if (isUnknowable(error)) note(faultOf(error));
      throw error;
    }
  };
  const noteRead = (path: string, content: Uint8Array | Fault): void => {
    const before = tree.contents.get(path);
    if (before === undefined || isFault(before)) tree.contents.set(path, content);
  };
  const noteNames = (path: string, names: readonly string[], limit: number | undefined): void => {
    const before = tree.names.get(path);
    const complete = limit === undefined || names.length < limit;
    if (before && 'names' in before && (before.complete || (!complete && before.names.length >= names.length))) return;
    tree.names.set(path, { names, complete });
  };
  /** Asks a file's question, and notes a refusal where the walk to it did not meet one. */
  const through = async <T>(
    path: string,
    follow: boolean,
    ask: () => Promise<T>,
    note: (real: string, answer: T | Fault) => void,
  ): Promise<T> => {
    const real = await explore(path, follow);
    try {
      const value = await ask();
      if (real !== null) note(real, value);
      return value;
    } catch (error) {
      if (isUnknowable(error)) {
        if (real !== null) note(real, faultOf(error));
        else if (!tree.nodes.has(path)) tree.set(path, faultOf(error));
      }
      throw error;
    }
  };

  const source: HostSource = {
    kind: host.kind,
    readAtMs: host.readAtMs,
    label: host.label,
    read: (path, options: ReadOptions = {}) =>
      once(['read', path, options], () =>
        through(
          path,
          true,
          () => host.read(path, options),
          (real, answer) => {
            if (answer !== undefined) noteRead(real, answer);
          },
        ),
      ),
    list: (path, { limit } = {}) =>
      once(['list', path, limit], () =>
        through(
          path,
          true,
          () => host.list(path, limit === undefined ? {} : { limit }),
          (real, answer) => {
            if (answer === undefined) return;
            if (isFault(answer)) tree.names.set(real, answer);
            else noteNames(real, answer, limit);
          },
        ),
      ),
    stat: (path, { follow = true } = {}) =>
      once(['stat', path, follow], async () => {
        // What the walk saw is what is answered, so that a later reading of the same says the same.
        const real = await explore(path, follow);
        const node = real === null ? undefined : tree.nodes.get(real);
        if (node !== undefined && node !== 'absent' && !isFault(node) && node.stat) return node.stat;
        return through(
          path,
          follow,
          () => host.stat(path, { follow }),
          () => undefined,
        );
      }),
    realpath: path =>
      once(['realpath', path], () =>
        through(
          path,
          true,
          () => host.realpath(path),
          () => undefined,
        ),
      ),
    filesystem: path =>
      once(['filesystem', path], async () => {
        const real = await explore(path, true);
        return other('filesystem', [real ?? path], () => host.filesystem(path));
      }),
    run: command => once(['run', command], () => other('run', command, () => host.run(command))),
    get: (socket, path) =>
      once(['get', socket, path], async () => {
        await explore(socket, true);
        return other('get', [socket, path], () => host.get(socket, path));
      }),
    census: path =>
      once(['census', path], async () => {
        const real = await explore(path, true);
        return other('census', [real ?? path], () => countBelow(host, path));
      }),
    probe: (name, path) =>
      once(['probe', name, path], () => other('probe', [name, path], () => host.probe(name, path))),
  };
  return { source, tree, others };
}

async function nodeAt(host: HostSource, path: string): Promise<TreeNode | 'absent' | Fault> {
  let stat: FileStat | undefined;
  try {
    stat = await host.stat(path, { follow: false });
  } catch (error) {
    if (isUnknowable(error)) return faultOf(error);
    throw error;
  }
  if (!stat) return 'absent';
  if (stat.type !== 'symlink') return { type: stat.type, stat };
  try {
    // What it holds is that of whoever looked, whose number is another each time.
    const own = path === '/proc/self' ? await host.stat(path) : undefined;
    if (own) return { type: own.type, stat: own };
    const target = await asOwn(host, path, await host.realpath(path));
    // A link of /proc such as ns/pid has no place that it leads to, and leads there all the same: it is told as what it leads to.
    const beyond = target === undefined ? await host.stat(path) : undefined;
    return beyond ? { type: beyond.type, stat: beyond } : { type: stat.type, stat, target: target ?? null };
  } catch (error) {
    if (isUnknowable(error)) return { type: stat.type, stat, fault: faultOf(error) };
    throw error;
  }
}

/** Links such as /proc/net lead to the process that looks. */
async function asOwn(host: HostSource, path: string, target: string | undefined): Promise<string | undefined> {
  if (!path.startsWith('/proc/') || target === undefined || !/^\/proc\/\d+(?:\/|$)/.test(target)) return target;
  const self = await host.realpath('/proc/self');
  return self !== undefined && `${target}/`.startsWith(`${self}/`) ? `/proc/self${target.slice(self.length)}` : target;
}

const faultOf = (error: UnknowableError): Fault => ({ unknown: error.reason, message: error.message });
