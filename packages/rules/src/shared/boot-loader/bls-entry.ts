import { compareVersions } from './version-order.js';

/** A file of loader/entries, or a unified kernel image, which says the same of itself. */
export interface BlsEntry {
  /** The name of the file without what counts attempts to boot. */
  readonly id: string;
  readonly path: string;
  readonly title: string | null;
  readonly version: string | null;
  readonly machineId: string | null;
  readonly sortKey: string | null;
  /** `null`: it boots something that is no kernel. */
  readonly kernel: string | null;
  readonly options: string | null;
  /** The number of its `linux` line, and the line. */
  readonly line: number | null;
  readonly text: string;
  /** No attempts to boot it are left. */
  readonly bad: boolean;
}

const longestLine = 8192;

/** Sources: UAPI.1 Boot Loader Specification, Type #1; systemd 258 src/boot/boot.c boot_entry_add_type1, boot_entry_parse_tries. */
export function parseBlsEntry(path: string, content: string): BlsEntry {
  const fields = new Map<string, string>();
  const options: string[] = [];
  let line: number | null = null;
  let text = '';
  for (const [index, raw] of content.split('\n').entries()) {
    const match = /^[ \t]*([\w-]{1,64})[ \t]+([^ \t\r].*)$/.exec(raw.slice(0, longestLine).trimEnd());
    const [, key = '', value = ''] = match ?? [];
    if (key === 'options') options.push(value);
    else if (key !== '') fields.set(key, value);
    if (key === 'linux' || (key === 'uki' && line === null)) {
      line = index + 1;
      text = raw.trim();
    }
  }
  const field = (name: string): string | null => fields.get(name) ?? null;
  return {
    ...identityOf(path, '.conf'),
    path,
    title: field('title'),
    version: field('version'),
    machineId: field('machine-id'),
    sortKey: field('sort-key'),
    kernel: field('linux') ?? field('uki'),
    options: options.length === 0 ? null : options.join(' '),
    line,
    text,
  };
}

/** `NAME+LEFT-DONE.conf` is NAME.conf, of which so many attempts are left. */
export function identityOf(path: string, extension: string): Pick<BlsEntry, 'id' | 'bad'> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const counted = /^(.+)\+(\d{1,9})(?:-\d{1,9})?$/.exec(name.slice(0, -extension.length));
  if (!counted) return { id: name, bad: false };
  return { id: `${counted[1]}${extension}`, bad: Number(counted[2]) === 0 };
}

/** The order of systemd-boot's menu. Source: systemd 258 src/boot/boot.c boot_entry_compare. */
export function compareBlsEntries(a: BlsEntry, b: BlsEntry): number {
  const text = (left: string | null, right: string | null): number =>
    (left ?? '') < (right ?? '') ? -1 : (left ?? '') > (right ?? '') ? 1 : 0;
  const byFlag = Number(a.bad) - Number(b.bad) || Number(a.sortKey === null) - Number(b.sortKey === null);
  if (byFlag !== 0) return byFlag;
  const keyed =
    a.sortKey === null
      ? 0
      : text(a.sortKey, b.sortKey) ||
        text(a.machineId, b.machineId) ||
        compareVersions(b.version ?? '', a.version ?? '');
  return keyed || compareVersions(b.id.toLowerCase(), a.id.toLowerCase());
}
