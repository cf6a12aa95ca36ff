import { packMembers } from '../archive/gzip-members.js';
import { tarEnd, type TarMember, writeMember } from '../archive/tar-writer.js';

/** A member of that size is packed by itself. */
const large = 16 * 1024;

/**
 * Packs a snapshot so that what hosts of a fleet have in common is the same bytes in each: large files one by one, and small ones by the
 * directory that they are in, as what is in /proc is another thing on each host and what is in /usr is not.
 */
export function packArchive(members: Iterable<TarMember>): Uint8Array {
  const groups: Uint8Array[][] = [];
  let area: string | undefined;
  for (const member of members) {
    const own = member.content.length >= large ? undefined : areaOf(member.name);
    const bytes = writeMember(member);
    if (own !== undefined && own === area) groups.at(-1)?.push(bytes);
    else groups.push([bytes]);
    area = own;
  }
  groups.push([tarEnd]);
  return packMembers(groups.map(group => Buffer.concat(group)));
}

/** The first of the directories that it is in: `root/proc/sys`, `root/etc`, `hostlint/commands`. */
const areaOf = (name: string): string => name.split('/').slice(0, -1).slice(0, 3).join('/');
