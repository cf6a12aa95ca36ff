/** A line of /proc/self/mountinfo, as far as touching files safely needs it. */
export interface Mount {
  readonly id: string;
  readonly parent: string;
  /** MAJOR:MINOR. */
  readonly device: string;
  /** Which directory of the file system is mounted: `/` but for bind mounts and subvolumes. */
  readonly root: string;
  readonly mountPoint: string;
  readonly type: string;
  readonly source: string;
  readonly superOptions: string;
}

export interface MountTable {
  readonly mounts: readonly Mount[];
  /** The mount that a path without symlinks lies on, found as the kernel walks: hidden mounts are never found. */
  mountOf(path: string): Mount | undefined;
}

/** Reads proc_pid_mountinfo(5). Lines that are not of its form are left out. */
export function parseMountTable(text: string): MountTable {
  const mounts = text.split('\n').flatMap(line => parseLine(line) ?? []);
  const children = new Map(mounts.map(mount => [`${mount.parent} ${mount.mountPoint}`, mount]));
  const ids = new Set(mounts.map(mount => mount.id));
  const roots = mounts.filter(
    mount => mount.mountPoint === '/' && (!ids.has(mount.parent) || mount.parent === mount.id),
  );
  const topmost = (mount: Mount | undefined, mountPoint: string): Mount | undefined => {
    let top = mount;
    for (let depth = 0; top && depth < mounts.length; depth++) {
      const above = children.get(`${top.id} ${mountPoint}`);
      if (!above || above === top) break;
      top = above;
    }
    return top;
  };
  return {
    mounts,
    mountOf(path) {
      let mount = topmost(roots[0], '/');
      let at = '';
      for (const part of path.split('/')) {
        if (part === '') continue;
        at += `/${part}`;
        mount = topmost(mount, at);
      }
      return mount;
    },
  };
}

function parseLine(line: string): Mount | undefined {
  const [before, after] = line.split(' - ', 2);
  const [id, parent, device, root, mountPoint] = before?.split(' ') ?? [];
  const [type, source, superOptions = ''] = after?.split(' ') ?? [];
  if (!id || !parent || !device || !root || !mountPoint || type === undefined || source === undefined) return undefined;
  return {
    id,
    parent,
    device,
    root: unescapeOctal(root),
    mountPoint: unescapeOctal(mountPoint),
    type,
    source: unescapeOctal(source),
    superOptions,
  };
}

/** The kernel writes space, tab, newline and backslash (and in sources `#`) as three octal digits (fs/proc_namespace.c mangle). */
const unescapeOctal = (text: string): string =>
  !text.includes('\\')
    ? text
    : text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
