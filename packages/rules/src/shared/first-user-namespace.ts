/**
 * Whether a uid_map is that of the first user namespace, which maps all ids to themselves, or of a kernel without namespaces.
 * Source: moby/sys/userns uidMapInUserNS.
 */
export const isFirstUserNamespace = (map: string): boolean =>
  ['', '0 0 4294967295'].includes(map.trim().split(/\s+/).join(' '));
