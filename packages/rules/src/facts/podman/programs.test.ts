import type { Fact } from '@hostlint/core';
import { testFact, type MemoryHost } from '@hostlint/core/testing';
import { podman43, podman58 } from './podman-hosts.test.js';
import { podmanPrograms, type PodmanPrograms } from './programs.js';

const program = { content: '', mode: 0o755 };
const host = (paths: readonly string[], files: MemoryHost['files'] = {}): MemoryHost => ({
  files: { ...Object.fromEntries(paths.map(path => [path, program])), ...files },
});
const conf = (text: string) => ({ '/etc/containers/containers.conf': text });

/** What these cases want to know. */
const found = ({ conmon, runtime, netavark, fuseOverlayfs, mkcomposefs }: PodmanPrograms) => ({
  conmon: conmon.path,
  runtime: [runtime.name, runtime.path],
  netavark: netavark && [netavark.path, netavark.hasPlace],
  fuseOverlayfs,
  mkcomposefs,
});
const short: Fact<ReturnType<typeof found>> = {
  ...podmanPrograms,
  collect: async (...given) => found(await podmanPrograms.collect(...given)),
};

const nothing = {
  conmon: null,
  runtime: ['crun', null],
  netavark: [null, true],
  fuseOverlayfs: null,
  mkcomposefs: null,
} as const;

testFact(
  short as never,
  [
    { name: 'nothing', engines: podman58, host: {}, part: nothing },
    {
      name: 'what Debian installs',
      engines: podman58,
      host: host(['/usr/bin/conmon', '/usr/bin/crun', '/usr/lib/podman/netavark', '/usr/bin/fuse-overlayfs']),
      part: {
        conmon: '/usr/bin/conmon',
        runtime: ['crun', '/usr/bin/crun'],
        netavark: ['/usr/lib/podman/netavark', true],
        fuseOverlayfs: '/usr/bin/fuse-overlayfs',
      },
    },
    {
      name: 'runc where there is no crun',
      engines: podman58,
      host: host(['/usr/sbin/runc']),
      part: { runtime: ['runc', '/usr/sbin/runc'] },
    },
    {
      name: 'the configured runtime, by its name',
      engines: podman58,
      host: host(
        ['/usr/bin/crun', '/opt/runc'],
        conf('[engine]\nruntime = "my"\n[engine.runtimes]\nmy = ["/opt/runc"]\n'),
      ),
      part: { runtime: ['my', '/opt/runc'] },
    },
    {
      name: 'the configured runtime, by its path, is not there',
      engines: podman58,
      host: host(['/usr/bin/crun'], conf('[engine]\nruntime = "/opt/runc"\n')),
      part: { runtime: ['/opt/runc', null] },
    },
    { name: 'podman 4.3 gets along without netavark', engines: podman43, host: {}, part: { netavark: null } },
    {
      name: 'podman 4.3 with netavark configured, and no directory for it',
      engines: podman43,
      host: host([], conf('[engine]\nhelper_binaries_dir = ["/opt/x"]\n[network]\nnetwork_backend = "netavark"\n')),
      part: { netavark: [null, false] },
    },
    {
      name: 'a file that may not be executed is no fuse-overlayfs',
      engines: podman58,
      host: { files: { '/usr/bin/fuse-overlayfs': { content: '', mode: 0o644 } } },
      part: { fuseOverlayfs: null },
    },
  ] as never,
);
