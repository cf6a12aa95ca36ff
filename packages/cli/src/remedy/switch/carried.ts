import fs from 'node:fs';
import { basename } from 'node:path';
import { mountsBelow } from '../daemon-process.js';

/** No storage driver writes to these, and people's data in them must not go back to what they were; lost+found is the file system's. */
const neverTouched = ['volumes', 'swarm', 'lost+found'];
/** Subvolumes, data sets and pools are more than files, and cp makes files of them. They stay where they are, and nobody writes to them. */
const notFiles = ['btrfs', 'zfs', 'devicemapper'];

/** Names in a data-root that a switch leaves where they are, among them what is a file system of its own. */
export function carriedNames(store: string): readonly string[] {
  const there = new Set(fs.readdirSync(store));
  const own = mountsBelow(store)
    .filter(path => path.lastIndexOf('/') === store.length)
    .map(path => basename(path))
    // The home of a driver is mounted on itself while dockerd runs.
    .filter(name => ['volumes', 'swarm', 'containers', 'plugins', 'tmp', 'buildkit', 'containerd'].includes(name));
  return [...new Set([...neverTouched, ...notFiles, ...own])].filter(name => there.has(name)).sort();
}
