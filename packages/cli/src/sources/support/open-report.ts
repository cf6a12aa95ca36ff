import fs from 'node:fs';
import type { FileType, HostSource } from '@hostlint/core';
import { readTar, type TarEntry, TarError } from '../archive/tar-reader.js';
import { TargetError } from '../target-error.js';
import { isSosReport } from './is-sos-report.js';
import { isOfUse, mostFileBytes, mostFiles, mostKeptBytes, type ReportFile } from './report-files.js';
import { openSosReport } from './sos-report.js';

/** More than this is no report of one host, however well it is packed. */
const mostUnpackedBytes = 64 * 1024 ** 3;

/** Opens a report of sos in an archive, of which `top` is the one directory. Throws a TargetError where it is not whole. */
export async function openReportArchive(
  stream: AsyncIterable<Uint8Array>,
  { top, label }: { readonly top: string; readonly label: string },
): Promise<HostSource> {
  const files = new Map<string, ReportFile>();
  let kept = 0;
  let unpacked = 0;
  const reader = readTar(entry => {
    const name = nameIn(top, entry.name);
    const type = entry.type === 'hardlink' || entry.type === 'unknown' ? undefined : entry.type;
    if (name === undefined) return undefined;
    if (files.size >= mostFiles) throw new TarError(`it has more than ${mostFiles} members`);
    // tar writes what it meets again as a hard link: the same file under another name.
    const first = entry.type === 'hardlink' ? files.get(nameIn(top, entry.target) ?? '') : undefined;
    if (first) files.set(name, { ...first, name });
    if (type === undefined) return undefined;
    const { mode, uid, gid, modifiedMs, target, sizeBytes } = entry;
    const file: ReportFile = { name, type, target, sizeBytes, attributes: { mode, uid, gid, modifiedMs } };
    files.set(name, file);
    if (type !== 'file' || !isOfUse(name)) return undefined;
    const isTooMuch = sizeBytes > mostFileBytes || kept + sizeBytes > mostKeptBytes;
    if (isTooMuch) {
      files.set(name, { ...file, content: tooMuch(name) });
      return undefined;
    }
    kept += sizeBytes;
    return content => void files.set(name, { ...file, content: Uint8Array.from(content) });
  });
  try {
    for await (const chunk of stream) {
      unpacked += chunk.length;
      if (unpacked > mostUnpackedBytes) throw new TarError('it unpacks to more than a report can hold');
      reader.push(chunk);
    }
    reader.end();
  } catch (error) {
    if (!(error instanceof TarError) && !(error instanceof Error && 'code' in error)) throw error;
    throw new TargetError(`"${label}" is not a whole report: ${error.message}`, { cause: error });
  }
  if (!isSosReport(new Set([...files.keys()].map(name => name.split('/')[0] as string))))
    throw new TargetError(`"${label}" is not a report of sos: it has no sos_commands and sos_reports`);
  return openSosReport([...files.values()], false);
}

function nameIn(top: string, name: TarEntry['name']): string | undefined {
  const clean = name.split('/').filter(part => part !== '' && part !== '.');
  return clean[0] === top && clean.length > 1 && !clean.includes('..') ? clean.slice(1).join('/') : undefined;
}

const tooMuch = (name: string): { readonly unknown: 'malformed'; readonly message: string } => ({
  unknown: 'malformed',
  message: `"/${name}" is larger than is read of a report`,
});

/** Opens a report of sos that was unpacked into a directory, or never packed. Nothing outside of it is read. */
export function openReportDirectory(directory: string): HostSource {
  const files: ReportFile[] = [];
  const pending = [''];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const entry of entriesOf(`${directory}/${at}`)) {
      const name = at === '' ? entry : `${at}/${entry}`;
      const path = `${directory}/${name}`;
      const stat = lookAt(path);
      if (!stat) continue;
      if (files.length >= mostFiles) throw new TargetError(`"${directory}" has more than ${mostFiles} files`);
      const type = typeOf(stat);
      const target = type === 'symlink' ? fs.readlinkSync(path) : '';
      const file: ReportFile = { name, type, target, sizeBytes: stat.size, attributes: null };
      files.push(type === 'file' && isOfUse(name) ? { ...file, content: contentOf(path, name, stat.size) } : file);
      if (type === 'directory') pending.push(name);
    }
  }
  return openSosReport(files, true);
}

/** What is too deep to be named, or may not be looked at, is as if it were not in the report: unknown. */
function lookAt(path: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A directory of the report that may not be entered lacks its files, which are then unknown. */
function entriesOf(directory: string): readonly string[] {
  try {
    return fs.readdirSync(directory);
  } catch {
    return [];
  }
}

function contentOf(path: string, name: string, sizeBytes: number): NonNullable<ReportFile['content']> {
  if (sizeBytes > mostFileBytes) return tooMuch(name);
  try {
    fs.accessSync(path, fs.constants.R_OK);
  } catch {
    return { unknown: 'denied', message: `"${path}" may not be read; run as a user who may` };
  }
  return () => {
    const file = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW);
    try {
      return new Uint8Array(fs.readFileSync(file));
    } finally {
      fs.closeSync(file);
    }
  };
}

function typeOf(stat: fs.Stats): FileType {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'directory';
  if (stat.isSymbolicLink()) return 'symlink';
  if (stat.isFIFO()) return 'fifo';
  if (stat.isSocket()) return 'socket';
  return stat.isBlockDevice() ? 'block-device' : 'character-device';
}
