import type { HostSource } from '@hostlint/core';
import { cannotTell, memorySource, testFact, type MemoryNode } from '@hostlint/core/testing';
import { machineContainer } from './container.js';

const kernel = (release: string): Readonly<Record<string, MemoryNode>> => ({ '/proc/sys/kernel/osrelease': release });

const first = { pid: 4026531836, cgroup: 4026531835, uts: 4026531838, ipc: 4026531839 };

/** A host whose namespaces have these numbers. */
function inNamespaces(numbers: Partial<typeof first>, files: Readonly<Record<string, MemoryNode>> = {}): HostSource {
  const inodes = new Map(
    Object.entries({ ...first, ...numbers }).map(([name, inode]) => [`/proc/self/ns/${name}`, inode]),
  );
  const links = Object.fromEntries([...inodes.keys()].map(path => [path, '']));
  const source = memorySource({ files: { ...kernel('6.1.0'), ...links, ...files } });
  return {
    ...source,
    stat: async (path, options) => {
      const stat = await source.stat(path, options);
      return stat && { ...stat, inode: inodes.get(path) ?? stat.inode };
    },
  };
}

testFact(machineContainer, [
  { name: 'is none in the first PID namespace', host: inNamespaces({}), part: { kind: null } },
  {
    name: 'is none on a machine whose image was once a container’s',
    host: inNamespaces({}, { '/.dockerenv': '' }),
    part: { kind: null },
  },
  {
    name: 'is one that shares the first PID namespace',
    host: inNamespaces({ uts: 4026532500 }, { '/.dockerenv': '' }),
    value: { kind: 'docker', why: '/.dockerenv exists' },
  },
  {
    name: 'is one of an unknown kind in another PID namespace',
    host: inNamespaces({ pid: 4026532501 }),
    part: { kind: 'other' },
  },
  { name: 'is Docker’s', host: { files: { ...kernel('6.1.0'), '/.dockerenv': '' } }, part: { kind: 'docker' } },
  { name: 'is Podman’s', host: { files: { ...kernel('6.1.0'), '/run/.containerenv': '' } }, part: { kind: 'podman' } },
  { name: 'is one of LXC', host: { files: { '/run/systemd/container': 'lxc\n' } }, part: { kind: 'lxc' } },
  {
    name: 'is what systemd calls by another name',
    host: { files: { '/run/systemd/container': 'proot\n' } },
    part: { kind: 'other' },
  },
  {
    name: 'is a pod',
    host: { files: { '/var/run/secrets/kubernetes.io/serviceaccount/token': '' } },
    part: { kind: 'kubernetes' },
  },
  {
    name: 'is WSL2 by its kernel',
    host: { files: kernel('6.6.87.2-microsoft-standard-WSL2') },
    part: { kind: 'wsl2' },
  },
  { name: 'is gVisor by its kernel', host: { files: kernel('4.19.0-gvisor') }, part: { kind: 'gvisor' } },
  {
    name: 'is gVisor of old by the date of its kernel',
    host: { files: { ...kernel('4.4.0'), '/proc/sys/kernel/version': '#1 SMP Sun Jan 10 15:06:54 PST 2016' } },
    part: { kind: 'gvisor' },
  },
  {
    name: 'is none of a real 4.4.0',
    host: { files: { ...kernel('4.4.0'), '/proc/sys/kernel/version': '#1 SMP' } },
    part: { kind: null },
  },
  { name: 'is none where nothing says so', host: {}, part: { kind: null } },
  {
    name: 'is unknown where a mark may not be looked for',
    host: { files: { ...kernel('6.1.0'), '/.dockerenv': cannotTell('denied') } },
    unknown: 'denied',
  },
  {
    name: 'is none in the first namespaces, whatever cannot be looked for',
    host: inNamespaces({}, { '/.dockerenv': cannotTell('denied') }),
    part: { kind: null },
  },
  {
    name: 'is what another mark says',
    host: { files: { '/run/systemd/container': cannotTell('denied'), '/.dockerenv': '' } },
    part: { kind: 'docker' },
  },
]);
