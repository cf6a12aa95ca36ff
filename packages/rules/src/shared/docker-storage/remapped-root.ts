/** The ids that container root has on the host. */
export interface RemappedRoot {
  readonly uid: number;
  readonly gid: number;
}

/** The files that userns-remap is resolved with; `undefined`: the file is not there. */
export interface IdentityFiles {
  readonly passwd: string | undefined;
  readonly subuid: string | undefined;
  readonly subgid: string | undefined;
}

/**
 * The uid and gid that name the directory of a remapped daemon. `null`: it cannot be told from these files (another name service, no ranges).
 * Source: moby v20.10.24, v28.5.2 daemon/daemon_unix.go setupRemappedRoot; moby/sys/user ParseSubIDFile.
 */
export function remappedRoot(setting: string, files: IdentityFiles): RemappedRoot | null {
  const [given = ''] = setting.split(':');
  const asked = given === 'default' ? 'dockremap' : given;
  const entry = passwdEntry(files.passwd ?? '', asked);
  const name = entry?.name ?? (/^\d+$/.test(asked) ? null : asked);
  if (name === 'root') return { uid: 0, gid: 0 };
  // `default` makes the user dockremap where there is none, with the range after all others.
  const isNew = given === 'default' && files.passwd !== undefined && entry === undefined;
  const uid = isNew ? nextStart(files.subuid) : firstOf(files.subuid, name, entry?.uid);
  const gid = isNew ? nextStart(files.subgid) : firstOf(files.subgid, name, entry?.uid);
  return uid === null || gid === null ? null : { uid, gid };
}

function passwdEntry(passwd: string, asked: string): { readonly name: string; readonly uid: string } | undefined {
  for (const line of passwd.split('\n')) {
    const [name = '', , uid = ''] = line.split(':');
    if (name === asked || uid === asked) return { name, uid };
  }
  return undefined;
}

/** The start of the only range; several ranges are joined in an order of their own, which is left open. */
function firstOf(text: string | undefined, name: string | null, uid: string | undefined): number | null {
  const starts = (text ?? '').split('\n').flatMap(line => {
    const [owner, start = ''] = line.trim().split(':');
    return owner !== undefined && owner !== '' && (owner === name || owner === uid) && /^\d{1,10}$/.test(start)
      ? [Number(start)]
      : [];
  });
  return starts.length === 1 ? (starts[0] ?? null) : null;
}

/** Source: moby v28.5.2 internal/usergroup/add_linux.go findNextRangeStart. */
function nextStart(text: string | undefined): number {
  const ranges = (text ?? '')
    .split('\n')
    .map(line => line.trim().split(':').slice(1, 3).map(Number))
    .filter(([start, length]) => Number.isSafeInteger(start) && Number.isSafeInteger(length)) as [number, number][];
  let start = 100_000;
  for (const [from, length] of ranges.sort(([a], [b]) => a - b)) {
    if (start < from + length && from < start + 65_536) start = from + length;
  }
  return start;
}
