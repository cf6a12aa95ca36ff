import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Snapshots of hosts that differ as those of a fleet do: some kinds, and what was measured on each. Returns their files' names. */
export function writeFleet(folder: string, count: number): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: count }, (_, at) => {
    const name = `web-${String(at).padStart(5, '0')}.json`;
    writeFileSync(join(folder, name), `${JSON.stringify(snapshotOf(at))}\n`);
    return name;
  });
}

function snapshotOf(at: number): object {
  const text = (content: string): object => ({ text: content });
  return {
    hostlintSnapshot: 1,
    source: 'live',
    label: `web-${String(at).padStart(5, '0')}`,
    answers: {
      read: {
        '/etc/os-release': text(`ID=debian\nVERSION_ID="${at % 3 === 0 ? 11 : 12}"\nPRETTY_NAME="Debian"\n`),
        '/proc/sys/kernel/osrelease': text(at % 4 === 0 ? '4.19.0-26-amd64\n' : '6.1.0-37-amd64\n'),
        '/proc/version': text('Linux version 6.1.0-37-amd64 (gcc) #1 SMP\n'),
        '/proc/meminfo': text(`MemTotal: 8000000 kB\nMemFree: ${1_000_000 + at * 13} kB\n`),
        '/proc/self/mountinfo': text('22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n'),
        '/proc/filesystems': text(`nodev\tproc\n\text4\n${at % 5 === 0 ? '' : 'nodev\toverlay\n'}`),
        '/var/lib/dpkg/status': text(packages(at % 2)),
        '/etc/docker/daemon.json': at % 7 === 0 ? text('{"storage-driver": "aufs"}') : null,
      },
      stat: { '/etc/os-release': { value: stat(at) } },
      realpath: { '/var/lib/docker': { value: '/var/lib/docker' } },
    },
  };
}

const stat = (at: number): object => ({
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  sizeBytes: 60,
  device: '8:1',
  inode: 1000 + at,
  links: 1,
  modifiedMs: 1_700_000_000_000 + at,
  changedMs: 1_700_000_000_000 + at,
});

const packages = (kind: number): string =>
  Array.from(
    { length: 200 },
    (_, at) => `Package: package-${at}\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.${kind}.${at}\n`,
  ).join('\n');
