import { readFileSync } from 'node:fs';
import type { MemoryHost, MemoryNode } from '@hostlint/core/testing';

/** A configuration of dockerd that was put to real daemons. */
export interface ObservedCase {
  readonly name: string;
  /** daemon.json as text, or in base64 where it is none. Without both there is no such file. */
  readonly config?: string;
  readonly base64?: string;
  readonly argv?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** By daemon: `true` when it went on to listen, else its last words. */
  readonly observed: Readonly<Record<string, true | string>>;
  /** Why the verdict cannot be told beforehand. */
  readonly hazard?: string;
}

interface Observations {
  readonly how: string;
  /** The whole version of each daemon, by its line. */
  readonly daemons: Readonly<Record<string, string>>;
  readonly cases: readonly ObservedCase[];
}

export const observations = JSON.parse(
  readFileSync(new URL('./fixtures/observed-daemons.json', import.meta.url), 'utf8'),
) as Observations;

export const configBytes = ({ config, base64 }: ObservedCase): Uint8Array | null =>
  base64 !== undefined ? Buffer.from(base64, 'base64') : config === undefined ? null : Buffer.from(config);

const quoted = (word: string): string =>
  `"${word.replace(/[\\"]/g, '\\$&').replaceAll('$', '$$$$').replaceAll('%', '%%')}"`;

const directory = { directory: true } as const;
const program = { content: '', mode: 0o755 } as const;

/** The host of the observations: what the daemons found besides their configuration. */
export function hostOf(one: ObservedCase, version: string): MemoryHost {
  const config = configBytes(one);
  const unit = [
    '[Service]',
    'Type=notify',
    ...Object.entries(one.env ?? {}).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`),
    `ExecStart=/usr/sbin/dockerd ${(one.argv ?? []).map(quoted).join(' ')}`,
    '',
  ];
  const files: Record<string, MemoryNode> = {
    '/lib/systemd/system/docker.service': unit.join('\n'),
    '/usr/sbin/dockerd': program,
    '/usr/bin/docker-proxy': program,
    '/etc/passwd': 'root:x:0:0::/root:/bin/bash\ndaemon:x:1:1::/:/bin/false\nnobody:x:65534:65534::/:/bin/false\n',
    '/etc/group': 'root:x:0:\ndaemon:x:1:\nnogroup:x:65534:\ndocker:x:103:\n',
    '/etc/subuid': '',
    '/etc/subgid': '',
    '/etc/hosts': '127.0.0.1 localhost\n',
    '/etc/nsswitch.conf': 'passwd: files\ngroup: files\n',
    '/proc/net/fib_trie': '',
    '/proc/net/if_inet6': '00000000000000000000000000000001 01 80 10 80       lo\n',
    '/sys/class/net/lo': directory,
    '/sys/fs/cgroup/cpu/cpu.rt_period_us': '1000000\n',
    // The daemon makes the directory of its pid file.
    '/nonexistent': directory,
    ...one.files,
    ...(config ? { '/etc/docker/daemon.json': config } : {}),
  };
  const cgroup = { magic: 0x01021994, blockSizeBytes: 4096, blocks: 0, blocksFree: 0, blocksAvailable: 0, inodes: 0 };
  const unseen = { inodesFree: 0, device: null, dType: null, dTypeEvidence: '', xfs: null, ext: null };
  return {
    files,
    filesystems: { '/sys/fs/cgroup': { ...cgroup, ...unseen } },
    commands: { '/usr/sbin/dockerd --version': { stdout: `Docker version ${version}, build 0000000\n` } },
  };
}
