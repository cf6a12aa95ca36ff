import fs from 'node:fs';
import { join } from 'node:path';
import { xattrReader } from './xattrs.js';

/**
 * The first thing in which a copy differs from what it is of, in words; `undefined`: none. Everything but the content of files is
 * compared, which cp itself answers for: types, owners, modes, sizes, times, links, devices, and extended attributes where they can be read.
 */
export function firstDifference(from: string, to: string, names: readonly string[]): string | undefined {
  const xattrs = xattrReader();
  const twins = new Map<string, string>();
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const [one, other] = [join(from, name), join(to, name)];
    const a = fs.lstatSync(one, { bigint: true });
    const b = fs.lstatSync(other, { bigint: true, throwIfNoEntry: false });
    if (!b) return `"${name}" is missing`;
    // A socket of a process that has ended, whatever its copy is: nobody can open it again.
    for (const part of ['mode', 'uid', 'gid', 'rdev'] as const)
      if (a[part] !== b[part]) return `"${name}" has another ${part === 'rdev' ? 'device number' : part}`;
    if (a.isSymbolicLink() && fs.readlinkSync(one) !== fs.readlinkSync(other)) return `"${name}" leads elsewhere`;
    if (a.isFile() && a.size !== b.size) return `"${name}" has ${b.size} bytes, not ${a.size}`;
    if ((a.isFile() || a.isDirectory()) && a.mtimeNs !== b.mtimeNs) return `"${name}" has another time`;
    if (!a.isDirectory() && a.nlink > 1n) {
      const twin = twins.get(`${a.dev}:${a.ino}`);
      const copied = `${b.dev}:${b.ino}`;
      if (twin !== undefined && twin !== copied) return `"${name}" is no hard link any more`;
      twins.set(`${a.dev}:${a.ino}`, copied);
    }
    if (xattrs && !a.isSymbolicLink() && xattrs(one) !== xattrs(other))
      return `"${name}" has other extended attributes`;
    if (!a.isDirectory()) continue;
    const inside = fs.readdirSync(one);
    if (inside.length !== fs.readdirSync(other).length) return `"${name}" holds other names`;
    for (const child of inside) pending.push(join(name, child));
  }
  return undefined;
}
