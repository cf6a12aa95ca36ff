import type { CensusAnswer, CommandResult, FileStat, FilesystemAnswer, FileType, ProbeAnswer } from '@hostlint/core';
import { type Fault, type HostTree, type TreeNode } from '../tree/host-tree.js';
import { deviceName, type FilesystemLine, unknownReasons } from './archive-format.js';

/** An answer of a program or a daemon: its text is a member of its own. */
export interface MemberAnswer {
  readonly at: string | null;
  readonly code: number | null;
  readonly stderr: string;
}

/** What the lines of a snapshot say beside the files. */
export interface LineAnswers {
  readonly filesystems: Map<string, FilesystemLine | 'absent' | Fault>;
  /** By the command's words as JSON. */
  readonly commands: Map<string, MemberAnswer | 'absent' | Fault>;
  readonly sockets: Map<string, MemberAnswer | 'absent' | Fault>;
  readonly probes: Map<string, ProbeAnswer | Fault>;
  readonly censuses: Map<string, CensusAnswer | 'absent' | Fault>;
}

export const newLineAnswers = (): LineAnswers => ({
  filesystems: new Map(),
  commands: new Map(),
  sockets: new Map(),
  probes: new Map(),
  censuses: new Map(),
});

type Line = Readonly<Record<string, unknown>>;

/** Thrown for a line that says nothing; the message is what is wrong with it. */
export class LineError extends Error {}

/** Puts what a line says into the tree and the answers. A line of a kind that we do not know is let be: a later hostlint wrote it. */
export function takeLine(value: unknown, tree: HostTree, answers: LineAnswers): void {
  const line = objectOf(value);
  if ('path' in line) takePath(line, tree);
  else if ('list' in line) takeList(line, tree);
  else if ('read' in line) tree.contents.set(pathOf(line, 'read'), faultIn(line) ?? wrong('unknown'));
  else if ('filesystem' in line)
    answers.filesystems.set(pathOf(line, 'filesystem'), absentIn(line) ?? faultIn(line) ?? filesystemIn(line));
  else if ('run' in line) answers.commands.set(key(line, 'run'), absentIn(line) ?? faultIn(line) ?? memberIn(line));
  else if ('get' in line) answers.sockets.set(key(line, 'get'), absentIn(line) ?? faultIn(line) ?? memberIn(line));
  else if ('census' in line)
    answers.censuses.set(pathOf(line, 'census'), absentIn(line) ?? faultIn(line) ?? censusIn(line));
  else if ('probe' in line) answers.probes.set(key(line, 'probe'), faultIn(line) ?? probeIn(line));
}

function takePath(line: Line, tree: HostTree): void {
  const path = pathOf(line, 'path');
  const type = line['type'];
  if (type === undefined) {
    tree.set(path, absentIn(line) ?? faultIn(line) ?? wrong('type'));
    return;
  }
  if (!isType(type)) wrong('type');
  const node: TreeNode = { type: type as FileType, stat: statIn(line, type as FileType) };
  const fault = faultIn(line);
  const target = line['target'];
  if (target !== undefined && target !== null && typeof target !== 'string') wrong('target');
  tree.set(path, {
    ...node,
    ...(fault && { fault }),
    ...(target !== undefined && { target: target as string | null }),
  });
}

export function statIn(line: Line, type: FileType): FileStat | null {
  if (!('mode' in line)) return null;
  const mode = line['mode'];
  if (typeof mode !== 'string' || !/^[0-7]{1,5}$/.test(mode)) return wrong('mode');
  return {
    type,
    mode: Number.parseInt(mode, 8),
    uid: count(line, 'uid'),
    gid: count(line, 'gid'),
    sizeBytes: count(line, 'size'),
    device: deviceIn(line),
    inode: count(line, 'inode'),
    links: count(line, 'links'),
    modifiedMs: timeIn(line, 'modified'),
    changedMs: timeIn(line, 'changed'),
  };
}

function takeList(line: Line, tree: HostTree): void {
  const path = pathOf(line, 'list');
  const fault = faultIn(line);
  if (fault) {
    tree.names.set(path, fault);
    return;
  }
  const names = line['names'];
  if (!Array.isArray(names) || !names.every(name => typeof name === 'string' && name !== '' && !name.includes('/')))
    return wrong('names');
  const complete = line['complete'];
  if (typeof complete !== 'boolean') return wrong('complete');
  tree.names.set(path, { names: [...(names as string[])].sort(), complete });
}

function filesystemIn(line: Line): FilesystemLine {
  const { filesystem, dType, dTypeEvidence, xfs, ext, superblock, mount } = line;
  const flag = (value: unknown): value is boolean | null | undefined =>
    value === null || value === undefined || typeof value === 'boolean';
  if (!flag(dType) || !flag(mount)) return wrong('dType');
  if (superblock !== undefined && typeof superblock !== 'string') return wrong('superblock');
  return {
    filesystem: filesystem as string,
    magic: count(line, 'magic'),
    blockSize: count(line, 'blockSize'),
    blocks: count(line, 'blocks'),
    blocksFree: count(line, 'blocksFree'),
    blocksAvailable: count(line, 'blocksAvailable'),
    inodes: count(line, 'inodes'),
    inodesFree: count(line, 'inodesFree'),
    device: deviceIn(line),
    mount: mount === true,
    ...(dType !== undefined && { dType }),
    ...(typeof dTypeEvidence === 'string' && { dTypeEvidence }),
    ...(superblock !== undefined && { superblock }),
    xfs: xfsIn(xfs),
    ext: extIn(ext),
  };
}

function xfsIn(value: unknown): FilesystemAnswer['xfs'] {
  if (value === null || value === undefined) return null;
  const { version, ftype } = objectOf(value);
  return (version === 4 || version === 5) && typeof ftype === 'boolean' ? { version, ftype } : wrong('xfs');
}

function extIn(value: unknown): FilesystemAnswer['ext'] {
  if (value === null || value === undefined) return null;
  const { filetype, casefold } = objectOf(value);
  return typeof filetype === 'boolean' && typeof casefold === 'boolean' ? { filetype, casefold } : wrong('ext');
}

function memberIn(line: Line): MemberAnswer {
  const { at, code, stderr } = line;
  if (at !== undefined && typeof at !== 'string') return wrong('at');
  if (code !== undefined && code !== null && typeof code !== 'number') return wrong('code');
  return { at: at ?? null, code: code === undefined ? 0 : code, stderr: typeof stderr === 'string' ? stderr : '' };
}

function probeIn(line: Line): ProbeAnswer {
  const { works, detail } = line;
  if (typeof works !== 'boolean') return wrong('works');
  return { works, detail: typeof detail === 'string' ? detail : '' };
}

function censusIn(line: Line): CensusAnswer {
  const { complete } = line;
  if (typeof complete !== 'boolean') return wrong('complete');
  const [entries, directories, inodes] = [count(line, 'entries'), count(line, 'directories'), count(line, 'inodes')];
  return { entries, directories, inodes, complete };
}

/** What a program printed, put together again. */
export const commandResult = ({ code, stderr }: MemberAnswer, stdout: Uint8Array | undefined): CommandResult => ({
  code,
  stdout: stdout ? new TextDecoder().decode(stdout) : '',
  stderr,
});

function deviceIn(line: Line): string | null {
  const device = line['device'];
  if (device === null || device === undefined) return null;
  if (typeof device === 'number' && Number.isSafeInteger(device) && device >= 0) return deviceName(device);
  return typeof device === 'string' && /^\d+:\d+$/.test(device) ? device : wrong('device');
}

/** Milliseconds, or what `stat -c %y` prints in UTC: `2026-11-24 21:43:52.123456789 +0000`. */
function timeIn(line: Line, name: string): number {
  const value = line[name];
  if (typeof value !== 'string') return count(line, name);
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)? \+0000$/.exec(value);
  const seconds = match ? Date.parse(`${match[1]}T${match[2]}Z`) : Number.NaN;
  if (Number.isNaN(seconds)) return wrong(name);
  // Node counts times the same way: whole nanoseconds as a fraction of milliseconds.
  return seconds + Number(match?.[3] ?? 0) * 1000;
}

function count(line: Line, name: string): number {
  const value = line[name] ?? 0;
  return typeof value === 'number' && Number.isFinite(value) ? value : wrong(name);
}

function faultIn(line: Line): Fault | undefined {
  const { unknown, message } = line;
  if (unknown === undefined) return undefined;
  if (typeof unknown !== 'string' || !unknownReasons.has(unknown)) return wrong('unknown');
  return { unknown: unknown as Fault['unknown'], message: typeof message === 'string' ? message : unknown };
}

const absentIn = (line: Line): 'absent' | undefined => (line['absent'] === true ? 'absent' : undefined);

function pathOf(line: Line, name: string): string {
  const path = line[name];
  return typeof path === 'string' && path.startsWith('/') ? path : wrong(name);
}

function key(line: Line, name: string): string {
  const words = line[name];
  return Array.isArray(words) && words.every(word => typeof word === 'string') ? JSON.stringify(words) : wrong(name);
}

const fileTypes: ReadonlySet<unknown> = new Set<FileType>([
  'file',
  'directory',
  'symlink',
  'fifo',
  'socket',
  'block-device',
  'character-device',
]);
const isType = (value: unknown): boolean => fileTypes.has(value);

function objectOf(value: unknown): Line {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Line;
  throw new LineError('it is no JSON object');
}

function wrong(member: string): never {
  throw new LineError(`"${member}" is missing or has a wrong form`);
}
