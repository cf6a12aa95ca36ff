import { defineFact, type Evidence } from '@hostlint/core';
import { isSince } from '../../shared/docker-options/engine-version.js';
import type { FileVerbs } from '../../shared/file-verbs.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { containersConf, type ContainersConf } from './containers-conf.js';
import { podmanEngine } from './engine.js';

/** A program that podman looks for; `path` is `null` where there is none. */
export interface FoundProgram {
  readonly path: string | null;
  /** Where podman looks, in its order. */
  readonly places: readonly string[];
}

export interface PodmanPrograms {
  readonly conmon: FoundProgram;
  /** The OCI runtime: the configured one, else the first of those that podman tries. */
  readonly runtime: FoundProgram & { readonly name: string; readonly evidence: Evidence | null };
  /** `null`: this version gets along without. */
  readonly netavark: (FoundProgram & { readonly hasPlace: boolean }) | null;
  readonly fuseOverlayfs: string | null;
  readonly mkcomposefs: string | null;
}

const path = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
const usual = [
  '/usr/bin',
  '/usr/sbin',
  '/usr/local/bin',
  '/usr/local/sbin',
  '/sbin',
  '/bin',
  '/run/current-system/sw/bin',
];
const libexec = ['/usr/libexec/podman', '/usr/local/libexec/podman', '/usr/local/lib/podman'];
const helpers = ['/usr/local/libexec/podman', '/usr/local/lib/podman', '/usr/libexec/podman', '/usr/lib/podman'];

/** Source: containers/common v0.50.1, v0.67.1 pkg/config/default.go OCIRuntimes, findRuntime; libpod/oci_conmon_common.go. */
const runtimes = ['crun', 'runc', 'runj', 'kata', 'runsc'];
const moreNames: Readonly<Record<string, readonly string[]>> = { kata: ['kata-runtime', 'kata-qemu', 'kata-fc'] };

const programs = [
  'conmon',
  'netavark',
  'fuse-overlayfs',
  'mkcomposefs',
  ...runtimes,
  ...Object.values(moreNames).flat(),
];

export const podmanPrograms = defineFact({
  id: 'podman/programs',
  summary: 'The programs that podman needs or uses: conmon, the OCI runtime, netavark, fuse-overlayfs.',
  reads: () => ({
    stats: [
      ...[...path, ...usual, ...libexec, ...helpers].flatMap(place => programs.map(name => `${place}/${name}`)),
      '{configured}',
      '{configured}/netavark',
    ],
  }),
  needs: { engine: podmanEngine, conf: containersConf },
  async collect(source, { engine, conf }): Promise<PodmanPrograms> {
    const host = atNextBoot(source);
    const conmonPlaces = [
      ...(conf.engine.conmonPath ?? [...libexec, ...usual].map(place => `${place}/conmon`)),
      ...path.map(place => `${place}/conmon`),
    ];
    const needsNetavark = isSince(engine.version, '5.0') || conf.engine.networkBackend?.value === 'netavark';
    return {
      conmon: await find(host, conmonPlaces),
      runtime: await findRuntime(host, conf),
      netavark: needsNetavark ? await findNetavark(host, conf.engine.helperDirectories) : null,
      fuseOverlayfs: (
        await find(
          host,
          path.map(place => `${place}/fuse-overlayfs`),
          true,
        )
      ).path,
      mkcomposefs: (
        await find(
          host,
          path.map(place => `${place}/mkcomposefs`),
          true,
        )
      ).path,
    };
  },
});

async function findRuntime(host: FileVerbs, { engine }: ContainersConf): Promise<PodmanPrograms['runtime']> {
  const placesOf = (name: string): readonly string[] => [
    ...(engine.runtimes.get(name) ??
      (moreNames[name] ?? [name]).flatMap(file => usual.map(place => `${place}/${file}`))),
    ...path.map(place => `${place}/${name}`),
  ];
  const wanted = engine.runtime;
  if (wanted) {
    const places = wanted.value.startsWith('/') ? [wanted.value] : placesOf(wanted.value);
    return { name: wanted.value, evidence: wanted.evidence, ...(await find(host, places)) };
  }
  for (const name of runtimes) {
    const found = await find(host, placesOf(name));
    if (found.path !== null) return { name, evidence: null, ...found };
  }
  return { name: 'crun', evidence: null, path: null, places: placesOf('crun') };
}

async function find(host: FileVerbs, places: readonly string[], executable = false): Promise<FoundProgram> {
  for (const place of places) {
    if (!place.startsWith('/')) continue;
    const stat = await host.stat(place);
    if (stat && stat.type !== 'directory' && (!executable || stat.mode & 0o111)) return { path: place, places };
  }
  return { path: null, places };
}

/** `hasPlace`: one of the directories is there at all. */
async function findNetavark(
  host: FileVerbs,
  configured: readonly string[] | null,
): Promise<FoundProgram & { readonly hasPlace: boolean }> {
  const directories = configured ?? helpers;
  let hasPlace = configured === null;
  for (const directory of configured ?? [])
    hasPlace ||= !directory.startsWith('/') || (await host.stat(directory)) !== undefined;
  return {
    ...(await find(
      host,
      directories.map(place => `${place}/netavark`),
    )),
    hasPlace,
  };
}
