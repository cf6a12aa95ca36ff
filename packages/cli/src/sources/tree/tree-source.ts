import {
  asPromises,
  type AnswersAtOnce,
  type CensusAnswer,
  type CommandResult,
  type FilesystemAnswer,
  type HostSource,
  type ProbeAnswer,
  type SourceKind,
  UnknowableError,
} from '@hostlint/core';
import { placesOfProgram } from '../live/programs.js';
import { unpackGzip } from '../live/unpack.js';
import { nullDevice } from '../running-only.js';
import { type Fault, type FoundNode, type HostTree, isFault, told } from './host-tree.js';

/** What is known of a host beside its files. `undefined` of a question: it was not asked. */
export interface TreeAnswers {
  filesystem(path: string, found: FoundNode): FilesystemAnswer | 'absent' | Fault | undefined;
  run(command: readonly string[]): CommandResult | 'absent' | Fault | undefined;
  get(socket: string, path: string): Uint8Array | 'absent' | Fault | undefined;
  probe(name: string, path: string): ProbeAnswer | Fault | undefined;
  census?(path: string): CensusAnswer | 'absent' | Fault | undefined;
}

export interface TreeOptions {
  readonly kind: SourceKind;
  readonly label?: string | undefined;
  readonly readAtMs?: number | undefined;
  readonly likeness?: object | undefined;
  /** Why what was not asked is unknown: not-captured by default. */
  readonly unasked?: 'not-captured' | 'not-running';
  /** Throws where what lies at a path is a thing of the running host only. */
  stopAt?(path: string): void;
}

const defaultMaxBytes = 4 * 1024 * 1024;

/** A source over what is known of a host's files. */
export function openTree(tree: HostTree, answers: TreeAnswers, options: TreeOptions): HostSource {
  const walk = (path: string, follow = true): FoundNode | undefined => tree.walk(path, follow, options.stopAt);
  const answer = <T extends object>(value: T | 'absent' | Fault | undefined, question: string): T | undefined => {
    if (value === undefined) throw notCaptured(question);
    if (value === 'absent') return undefined;
    if (isFault(value)) throw told(value);
    return value;
  };
  const isDirectory = ({ node }: FoundNode): boolean => node === null || node.type === 'directory';

  const atOnce: AnswersAtOnce = {
    about: () => ({ kind: options.kind, readAtMs: options.readAtMs }),
    read(path, { maxBytes = defaultMaxBytes, unpack } = {}) {
      const found = walk(path);
      if (!found) return undefined;
      const content = tree.contents.get(found.path);
      if (content && isFault(content)) throw told(content);
      const type = found.node?.type ?? 'directory';
      if (content === undefined) {
        if (found.node && type === 'file') throw notCaptured(`the content of "${path}"`);
        if (!found.node) throw notCaptured(`"${path}"`);
        throw new UnknowableError('malformed', `"${path}" is not a regular file but a ${type}`);
      }
      const bytes = typeof content === 'function' ? content() : (content as Uint8Array);
      if (bytes.length > maxBytes) throw new UnknowableError('malformed', `"${path}" is larger than ${maxBytes} bytes`);
      return unpack ? unpackGzip(path, bytes, maxBytes) : bytes;
    },
    list(path, { limit } = {}) {
      const found = walk(path);
      if (!found) return undefined;
      const names = tree.names.get(found.path);
      if (names && isFault(names)) throw told(names);
      if (!isDirectory(found))
        throw new UnknowableError('malformed', `"${path}" is not a directory but a ${found.node?.type}`);
      if (!names || (!names.complete && (limit === undefined || limit > names.names.length)))
        throw notCaptured(`what is in "${path}"`);
      return limit === undefined ? names.names : names.names.slice(0, limit);
    },
    stat(path, { follow = true } = {}) {
      const found = walk(path, follow);
      if (!found) return undefined;
      const stat = found.node && tree.statOf(found.node);
      if (!stat) throw notCaptured(`"${path}"`);
      return stat;
    },
    realpath(path) {
      // Configuration is switched off with links to it, and a host that runs has it.
      if (options.stopAt && walk(path, false)?.node?.target === nullDevice) return nullDevice;
      return walk(path)?.path;
    },
    filesystem(path) {
      const found = walk(path);
      return found && answer(answers.filesystem(path, found), `the file system of "${path}"`);
    },
    run(command) {
      const known = answers.run(command);
      if (known !== undefined) return answer(known, '');
      // A program of which nobody can be asked is still known not to be there.
      if (command[0] !== '' && placesOfProgram(command[0]).every(place => walk(place)?.node?.type !== 'file'))
        return undefined;
      if (options.unasked === 'not-running')
        throw new UnknowableError('not-running', `programs of a host that does not run are not run: ${command[0]}`);
      throw notCaptured(`"${command.join(' ')}"`);
    },
    get(socket, path) {
      const known = answers.get(socket, path);
      if (known !== undefined) return answer(known, '');
      return walk(socket) && answer<Uint8Array>(undefined, `the answer of "${socket}" to ${path}`);
    },
    census(path) {
      const found = walk(path);
      return found && answer(answers.census?.(found.path), `what lies below "${path}"`);
    },
    probe(name, path) {
      const known = answers.probe(name, path);
      if (known === undefined) throw new UnknowableError('unsupported', 'trials were not allowed; use --probe');
      return answer(known, '') as ProbeAnswer;
    },
  };
  const { kind, label, readAtMs, likeness } = options;
  return {
    kind,
    label,
    readAtMs,
    atOnce,
    ...(likeness && { likeness }),
    ...asPromises(atOnce),
    census: async path => atOnce.census(path),
  };
}

const notCaptured = (what: string): UnknowableError =>
  new UnknowableError('not-captured', `${what} was not looked at when the host was read`);
