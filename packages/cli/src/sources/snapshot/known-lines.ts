import type { FileStat } from '@hostlint/core';
import { type FoundNode, HostTree, isFault, type TreeNode } from '../tree/host-tree.js';
import { type LineAnswers, LineError, newLineAnswers, statIn, takeLine } from './archive-lines.js';
import { endOfMeasured } from './stat-line.js';

/** `stat`: about a path, with what lstat(2) measured; `answer`: what it says of a file system is taken anew; `same`: never another. */
type LineKind = 'stat' | 'answer' | 'same';

/**
 * A line of earlier snapshots without what is measured anew on each host. Its text is the same on the next host mostly, and so is the line
 * that comes next.
 */
interface LineShape {
  /** What stands before and behind what was measured. */
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  readonly kind: LineKind;
  /** The first such line. */
  readonly value: unknown;
  next: LineShape | undefined;
}

/** Lines that say the same in the same order, but for what is measured; and what they make, which hosts share. */
interface LineSet {
  readonly shapes: readonly LineShape[];
  readonly tree: HostTree;
  readonly answers: LineAnswers;
  /** Where paths lead, as far as somebody asked. */
  readonly ways: Map<string, FoundNode>;
}

/** What the lines of one snapshot say. Nothing may be set in the tree but contents. */
export interface ReadLines {
  /** The same object for hosts that differ in numbers and contents alone. */
  readonly likeness: object;
  readonly tree: HostTree;
  readonly answers: LineAnswers;
}

export interface KnownLines {
  /** `undefined` for lines that are not in order: then they are to be read one by one, which says what is wrong. */
  read(bytes: Uint8Array): ReadLines | undefined;
}

const lineEnd = 0x0a;
const mostShapes = 30_000;
const mostSets = 24;
const mostWays = 20_000;

/** A thing at a path whose numbers are in a line of each host. */
interface NumberedNode extends TreeNode {
  readonly line: number;
  readonly like: FileStat;
}

export function createKnownLines(): KnownLines {
  let shapes = new Map<string, LineShape>();
  let sets: LineSet[] = [];
  let first: LineShape | undefined;

  const learn = (bytes: Uint8Array, start: number, end: number): LineShape => {
    const line = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
    const { kind, headEnd, tailStart } = partsOf(line);
    const key = `${kind} ${line.toString('latin1', 0, headEnd)}\n${line.toString('latin1', tailStart)}`;
    let shape = shapes.get(key);
    if (!shape) {
      const value = JSON.parse(decoder.decode(line)) as unknown;
      const [head, tail] = [Uint8Array.from(line.subarray(0, headEnd)), Uint8Array.from(line.subarray(tailStart))];
      shapes.set(key, (shape = { head, tail, kind, value, next: undefined }));
    }
    return shape;
  };

  const setOf = (found: readonly LineShape[]): LineSet => {
    const at = sets.findIndex(
      ({ shapes: known }) => known.length === found.length && known.every((shape, index) => shape === found[index]),
    );
    const known = sets[at];
    if (known) {
      if (at > 0) sets.unshift(...sets.splice(at, 1));
      return known;
    }
    const made = makeSet(found);
    sets.unshift(made);
    if (sets.length > mostSets) sets.pop();
    return made;
  };

  return {
    read(bytes) {
      if (shapes.size > mostShapes) {
        shapes = new Map();
        sets = [];
        first = undefined;
      }
      const found: LineShape[] = [];
      const starts: number[] = [];
      let before: LineShape | undefined;
      try {
        for (let at = 0; at < bytes.length;) {
          if (bytes[at] === lineEnd) {
            at++;
            continue;
          }
          const likely = before ? before.next : first;
          let end = likely ? endOfLike(bytes, at, likely) : -1;
          let shape = likely;
          if (end < 0 || !shape) {
            end = bytes.indexOf(lineEnd, at);
            if (end < 0) end = bytes.length;
            shape = learn(bytes, at, end);
            if (before) before.next = shape;
            else first = shape;
          }
          found.push(shape);
          starts.push(at);
          before = shape;
          at = end + 1;
        }
        const set = setOf(found);
        const lineAt = (line: number): Readonly<Record<string, unknown>> => {
          const text = decoder.decode(bytes.subarray(starts[line] ?? 0, starts[line + 1] ?? bytes.length));
          return JSON.parse(text) as Readonly<Record<string, unknown>>;
        };
        return { likeness: set, tree: new LikeTree(set, lineAt), answers: ownAnswers(set, lineAt) };
      } catch {
        return undefined;
      }
    },
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Where the line ends that starts here, if it is such a one; -1 otherwise. */
function endOfLike(bytes: Uint8Array, start: number, { head, tail, kind }: LineShape): number {
  let at = start;
  for (let next = 0; next < head.length; next++, at++) if (bytes[at] !== head[next]) return -1;
  if (kind === 'answer') {
    const end = bytes.indexOf(lineEnd, at);
    return end < 0 ? bytes.length : end;
  }
  if (kind === 'stat') {
    at = endOfMeasured(bytes, at);
    if (at < 0) return -1;
    for (let next = 0; next < tail.length; next++, at++) if (bytes[at] !== tail[next]) return -1;
  }
  return at === bytes.length || bytes[at] === lineEnd ? at : -1;
}

function partsOf(line: Buffer): { readonly kind: LineKind; readonly headEnd: number; readonly tailStart: number } {
  const { length } = line;
  if (startsWith(line, '{"path":"')) {
    const headEnd = line.indexOf(',"size":');
    const tailStart = headEnd < 0 ? -1 : endOfMeasured(line, headEnd);
    if (tailStart >= 0) return { kind: 'stat', headEnd, tailStart };
  } else if (startsWith(line, '{"filesystem":"')) {
    const headEnd = line.indexOf('",') + 1;
    if (headEnd > 0) return { kind: 'answer', headEnd, tailStart: length };
  }
  return { kind: 'same', headEnd: length, tailStart: length };
}

const startsWith = (line: Buffer, text: string): boolean => line.toString('latin1', 0, text.length) === text;

function makeSet(shapes: readonly LineShape[]): LineSet {
  const tree = new HostTree('not-captured');
  const answers = newLineAnswers();
  for (const [line, { kind, value }] of shapes.entries()) {
    if (kind === 'answer') continue;
    takeLine(value, tree, answers);
    const { path } = value as { readonly path?: string };
    const node = kind === 'stat' && path !== undefined ? tree.nodes.get(path) : undefined;
    if (!node || node === 'absent' || isFault(node) || !node.stat) continue;
    const numbered: NumberedNode = { ...node, stat: null, like: node.stat, line };
    tree.set(path as string, numbered);
  }
  return { shapes, tree, answers, ways: new Map() };
}

/** With what this host's own lines say of file systems. */
function ownAnswers({ shapes, answers }: LineSet, lineAt: (line: number) => unknown): LineAnswers {
  const own: LineAnswers = { ...answers, filesystems: new Map(answers.filesystems) };
  const tree = new HostTree('not-captured');
  for (const [line, { kind }] of shapes.entries()) if (kind === 'answer') takeLine(lineAt(line), tree, own);
  // A line that says more than it begins with.
  if (tree.nodes.size + tree.names.size + tree.contents.size > 0) throw new LineError('two things in one line');
  return own;
}

type LineAt = (line: number) => Readonly<Record<string, unknown>>;

/** The things of a set with the numbers of one host. */
class LikeTree extends HostTree {
  readonly #lineAt: LineAt;

  readonly #ways: Map<string, FoundNode>;

  constructor({ tree, ways }: LineSet, lineAt: LineAt) {
    super('not-captured', tree);
    this.#ways = ways;
    this.#lineAt = lineAt;
  }

  override walk(path: string, follow: boolean): FoundNode | undefined {
    const ways = follow ? this.#ways : undefined;
    let found = ways?.get(path);
    if (!found) {
      found = super.walk(path, follow);
      if (ways && ways.size > mostWays) ways.clear();
      if (found) ways?.set(path, found);
    }
    return found;
  }

  override statOf(node: TreeNode): FileStat | null {
    if (!('line' in node)) return node.stat;
    const { like, line, type } = node as NumberedNode;
    let read: FileStat | undefined;
    // Whoever keeps what was read does not keep all lines.
    let lineAt: LineAt | undefined = this.#lineAt;
    // Of most things nobody asks for the numbers.
    const own = (): FileStat => {
      read ??= (lineAt && statIn(lineAt(line), type)) ?? like;
      lineAt = undefined;
      return read;
    };
    return {
      type,
      mode: like.mode,
      uid: like.uid,
      gid: like.gid,
      get sizeBytes() {
        return own().sizeBytes;
      },
      get device() {
        return own().device;
      },
      get inode() {
        return own().inode;
      },
      get links() {
        return own().links;
      },
      get modifiedMs() {
        return own().modifiedMs;
      },
      get changedMs() {
        return own().changedMs;
      },
    };
  }
}
