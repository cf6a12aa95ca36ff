import type { CommandResult, FileStat, FilesystemAnswer } from '@hostlint/core';
import { type TarMember, writeTar } from '../archive/tar-writer.js';
import { type Fault, isFault, type TreeNode } from '../tree/host-tree.js';
import { archiveVersion, members, type SnapshotHead } from './archive-format.js';
import type { OtherAnswer, TreeRecording } from './record-tree.js';

export interface WriteOptions {
  readonly head: Omit<SnapshotHead, 'hostlintSnapshot'>;
  /** Takes secrets out of what a file or an answer holds. `name` is the file's path, or the question's words. */
  redact(name: string, content: Uint8Array): Uint8Array;
}

/** The members of a snapshot as docs/snapshots.md has it: the same for the same answers. */
export function archiveMembers(
  { tree, others }: Pick<TreeRecording, 'tree' | 'others'>,
  options: WriteOptions,
): readonly TarMember[] {
  const { head, redact } = options;
  const encoder = new TextEncoder();
  const modifiedMs = Date.parse(head.takenAt);
  const files: TarMember[] = [];
  const lines: object[] = [];
  for (const [path, node] of inOrder(tree.nodes)) lines.push(nodeLine(path, node));
  for (const [path, names] of inOrder(tree.names)) lines.push({ list: path, ...names });
  for (const [path, content] of inOrder(tree.contents)) {
    if (isFault(content)) {
      lines.push({ read: path, ...content });
      continue;
    }
    const node = tree.nodes.get(path);
    const stat = node && typeof node === 'object' && 'stat' in node ? node.stat : null;
    const bytes = typeof content === 'function' ? content() : (content as Uint8Array);
    files.push({
      name: `${members.root}${path}`,
      content: redact(path, bytes),
      mode: (stat?.mode ?? 0o644) & 0o777,
      modifiedMs: stat?.modifiedMs ?? modifiedMs,
    });
  }
  const counts = { run: 0, get: 0 };
  for (const { verb, words, answer } of sortedAnswers(others)) {
    const content = contentOf(verb, answer);
    let at: string | undefined;
    if (content && (verb === 'run' || verb === 'get')) {
      at = `${verb === 'run' ? members.commands : members.sockets}/${++counts[verb]}`;
      files.push({ name: at, content: redact(words.join(' '), content), modifiedMs });
    }
    lines.push(otherLine(verb, words, answer, at));
  }
  const text = lines.map(line => `${JSON.stringify(line)}\n`).join('');
  return [
    {
      name: members.snapshot,
      content: encoder.encode(`${JSON.stringify({ hostlintSnapshot: archiveVersion, ...head }, null, 2)}\n`),
      modifiedMs,
    },
    ...files,
    { name: members.answers, content: redact(members.answers, encoder.encode(text)), modifiedMs },
    { name: members.end, content: new Uint8Array(), modifiedMs },
  ];
}

/** The same as an archive, not packed. */
export const writeArchive = (recording: Pick<TreeRecording, 'tree' | 'others'>, options: WriteOptions): Uint8Array =>
  writeTar(archiveMembers(recording, options));

function nodeLine(path: string, node: TreeNode | 'absent' | Fault): object {
  if (node === 'absent') return { path, absent: true };
  if (isFault(node)) return { path, ...node };
  const { stat, type, target, fault } = node;
  return {
    path,
    ...(stat ? statMembers(stat) : { type }),
    ...(target !== undefined && { target }),
    ...fault,
  };
}

const statMembers = (stat: FileStat): object => ({
  type: stat.type,
  mode: stat.mode.toString(8).padStart(4, '0'),
  uid: stat.uid,
  gid: stat.gid,
  size: stat.sizeBytes,
  device: stat.device,
  inode: stat.inode,
  links: stat.links,
  modified: stat.modifiedMs,
  changed: stat.changedMs,
});

function contentOf(verb: OtherAnswer['verb'], answer: unknown): Uint8Array | undefined {
  if (typeof answer !== 'object' || answer === null || isFault(answer)) return undefined;
  if (verb === 'get') return answer as Uint8Array;
  return verb === 'run' && (answer as CommandResult).stdout !== ''
    ? new TextEncoder().encode((answer as CommandResult).stdout)
    : undefined;
}

function otherLine(
  verb: OtherAnswer['verb'],
  words: readonly string[],
  answer: unknown,
  at: string | undefined,
): object {
  const question = { [verb]: verb === 'filesystem' || verb === 'census' ? words[0] : words };
  if (answer === 'absent') return { ...question, absent: true };
  if (isFault(answer as object)) return { ...question, ...(answer as Fault) };
  const place = at !== undefined && { at };
  switch (verb) {
    case 'run': {
      const { code, stderr } = answer as CommandResult;
      return { ...question, code, ...place, ...(stderr !== '' && { stderr }) };
    }
    case 'get':
      return { ...question, ...place };
    case 'filesystem': {
      const { blockSizeBytes, ...rest } = answer as FilesystemAnswer;
      return { ...question, blockSize: blockSizeBytes, ...rest };
    }
    case 'probe':
    case 'census':
      return { ...question, ...(answer as object) };
  }
}

const inOrder = <T>(entries: Iterable<readonly [string, T]>): readonly (readonly [string, T])[] =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const sortedAnswers = (answers: readonly OtherAnswer[]): readonly OtherAnswer[] =>
  inOrder(answers.map(one => [JSON.stringify([one.verb, ...one.words]), one] as const)).map(([, one]) => one);
