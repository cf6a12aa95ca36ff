import type { HostSource } from '@hostlint/core';
import { memorySource, testFact, type MemoryNode } from '@hostlint/core/testing';
import { machineContainer } from './container.js';

const kernel = (release: string): Readonly<Record<string, MemoryNode>> => ({ '/proc/sys/kernel/osrelease': release });

/** A host whose namespaces have these numbers. */
function inNamespaces(pid: number, mount: number, files: Readonly<Record<string, MemoryNode>> = {}): HostSource {
  const source = memorySource({
    files: { ...kernel('6.1.0'), '/proc/self/ns/pid': '', '/proc/self/ns/mnt': '', ...files },
  });
  const inodes: Readonly<Record<string, number>> = { '/proc/self/ns/pid': pid, '/proc/self/ns/mnt': mount };
  return {
    ...source,
    stat: async (path, options) => {
      const stat = await source.stat(path, options);
      return stat && { ...stat, inode: inodes[path] ?? stat.inode };
    },
  };
}

testFact(machineContainer, [
  { name: 'is none in the first PID namespace', host: inNamespaces(4026531836, 4026531840), part: { kind: null } },
  {
    name: 'is none on a machine whose image was once a container’s',
    host: inNamespaces(4026531836, 4026531832, { '/.dockerenv': '' }),
    part: { kind: null },
  },
  {
    name: 'is one that shares the first PID namespace',
    host: inNamespaces(4026531836, 4026532500, { '/.dockerenv': '' }),
    value: { kind: 'docker', why: '/.dockerenv exists' },
  },
  {
    name: 'is one of an unknown kind in another PID namespace',
    host: inNamespaces(4026532501, 4026532500),
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
]);
