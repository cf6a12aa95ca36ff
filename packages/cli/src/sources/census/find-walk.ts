import { UnknowableError } from '@hostlint/core';
import type { Tally } from './tally.js';
import { toBytes, type Tree } from './walk.js';

/** GNU find could not do it; another way must. */
export class NoFind extends Error {}

const newline = 0x0a;

/**
 * Has GNU find read the directories, which tells inodes and types without asking the entries. It stays on each start's own file system.
 * The trees are told in their order; `tallies` makes the tally of each.
 */
export async function findWalk(
  trees: readonly Tree[],
  tallyOf: (index: number) => Tally,
  told: (entries: number) => boolean,
): Promise<void> {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const without = [...new Set(trees.flatMap(tree => [...tree.without]))];
  const prune = without.flatMap(path => ['-path', escape(path), '-prune', '-o']);
  // Arguments of Node are text, so that names which are none are left to the other way.
  const paths = [...trees.map(({ path }) => path), ...without];
  if (paths.some(path => !Buffer.from(toBytes(path).toString()).equals(toBytes(path)))) throw new NoFind('names');
  const words = [
    ...trees.map(({ path }) => toBytes(path).toString()),
    '-xdev',
    ...prune.map(word => toBytes(word).toString()),
    '-printf',
    '%d %y %i\\n',
  ];
  const child = spawn('find', words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { LC_ALL: 'C', PATH: process.env.PATH },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += said.length < 10_000 ? chunk.toString() : ''));
  const ended = new Promise<void>((resolve, reject) => child.on('error', reject).on('close', () => resolve()));
  ended.catch(() => undefined);
  const reader = new LineReader(tallyOf);
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      reader.take(chunk);
      if (told(reader.entries)) return;
    }
    await ended;
  } catch (error) {
    throw new NoFind('find', { cause: error });
  } finally {
    child.kill('SIGKILL');
  }
  if (/-printf|unrecognized|usage/i.test(said)) throw new NoFind(said);
  if (reader.trees !== trees.length)
    throw new UnknowableError('unreachable', 'the store changed while it was counted; count again');
  reader.lose(said);
}

/** Patterns of -path: what is special in them stands for itself. */
const escape = (path: string): string => path.replace(/[\\*?[\]]/g, '\\$&');

/** `DEPTH TYPE INODE`, where depth 0 starts the next tree. */
class LineReader {
  entries = 0;
  trees = 0;
  #rest = Buffer.alloc(0);
  #tally: Tally | undefined;
  /** The numbers of the directories that lead to here, by depth. */
  #path: number[] = [];

  constructor(readonly tallyOf: (index: number) => Tally) {}

  take(chunk: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(newline);
    for (let at = 0; at < end;) at = this.#line(bytes, at);
    this.#rest = Buffer.from(bytes.subarray(end + 1));
  }

  #line(bytes: Buffer, start: number): number {
    let at = start;
    let depth = 0;
    for (let digit = bytes[at] ?? 0; digit !== 0x20; digit = bytes[++at] ?? 0) depth = depth * 10 + digit - 0x30;
    const type = String.fromCharCode(bytes[at + 1] ?? 0);
    at += 3;
    // Two numbers of 32 bits, kept apart where they grow beyond what a number holds exactly.
    let inode = 0;
    const first = at;
    for (let digit = bytes[at] ?? newline; digit !== newline; digit = bytes[++at] ?? newline)
      inode = inode * 10 + digit - 0x30;
    if (depth === 0) this.#start();
    const above = this.#path[depth - 1] ?? -1;
    this.entries++;
    if (type === 'd') this.#path[depth] = this.#tally?.directory(above) ?? -1;
    else if (Number.isSafeInteger(inode))
      this.#tally?.other(above, Math.floor(inode / 2 ** 32), inode >>> 0, type === 'f');
    else {
      const exact = BigInt(bytes.toString('latin1', first, at));
      this.#tally?.other(above, Number(exact >> 32n), Number(exact & 0xffffffffn), type === 'f');
    }
    return at + 1;
  }

  #start(): void {
    this.#tally = this.tallyOf(this.trees++);
    this.#path = [];
  }

  /** What find complained of: `find: ‘/a/b’: Permission denied`. */
  lose(said: string): void {
    for (const line of said.split('\n')) {
      const [, path = '', why = ''] = /^find: [‘'](.*)[’']: (.*)$/.exec(line) ?? [];
      if (path !== '') this.#tally?.lost(path, why === 'No such file or directory' ? 'ENOENT' : 'EIO');
    }
  }
}
