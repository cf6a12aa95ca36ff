import { defineFact, isUnknowable, maybe } from '@hostlint/core';
import type { GoPlugin, PlaceView } from '../../shared/containerd-start/input.js';
import { roomForDirectories } from '../../shared/containerd-start/room.js';
import { reservedBlocks, reservedBlocksReads } from '../../shared/docker-storage/reserved-blocks.js';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import { isReadOnly, type Mount } from '../../shared/filesystem/mountinfo.js';
import { magic as magics } from '../../shared/filesystem/filesystem-magic.js';
import type { FileVerbs } from '../../shared/file-verbs.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { filesystemReads, lookAtFilesystem } from '../filesystem/storage-filesystems.js';
import { mounts } from '../mounts/mounts.js';
import { containerdConfig } from './config.js';

/** The directories that containerd makes or uses, and the file systems under them. */
export interface ContainerdPlaces {
  readonly root: PlaceView;
  readonly state: PlaceView;
  readonly defaultState: PlaceView | null;
  readonly temp: PlaceView | null;
  readonly snapshotters: Readonly<Record<'overlayfs' | 'native' | 'btrfs' | 'erofs', PlaceView>>;
  readonly goPlugins: readonly GoPlugin[];
}

const prefix = 'io.containerd.';
const cri = `${prefix}grpc.v1.cri`;
const inRoot = [
  'tmpmounts',
  `${prefix}content.v1.content`,
  `${prefix}metadata.v1.bolt`,
  `${prefix}runtime.v2.task`,
  `${prefix}runtime.v1.linux`,
  cri,
];
const inState = [`${prefix}runtime.v2.task`, `${prefix}runtime.v1.linux`, cri];
const criNames = [`${cri}/sandboxes`, `${cri}/containers`];
const snapshotters = ['overlayfs', 'native', 'btrfs', 'erofs'].map(name => `${prefix}snapshotter.v1.${name}`);
const largestPlugin = 64 * 1024;

const roots = ['/var/lib/containerd', '{configured}'];
const states = ['/run/containerd', '{configured}'];
const inEach = (directories: readonly string[], names: readonly string[]): readonly string[] =>
  directories.flatMap(directory => [directory, ...names.map(name => `${directory}/${name}`)]);

export const containerdPlaces = defineFact({
  id: 'containerd/places',
  summary:
    'The directories that containerd makes or uses at its start: where they lead, what is in them, and the file systems below.',
  privileges: 'The root of containerd belongs to root, so only root sees what is in it.',
  reads: () => ({
    files: [{ path: '/var/lib/containerd/plugins/*.so', maxBytes: largestPlugin }],
    lists: ['/var/lib/containerd/plugins', '{configured}'],
    stats: [
      ...inEach(roots, [...inRoot, ...criNames, ...snapshotters, ...snapshotters.map(name => `${name}/snapshots`)]),
      ...inEach(states, [...inState, ...criNames]),
      '{configured}/snapshots',
    ],
    filesystems: [...roots, ...states],
    also: [filesystemReads(), reservedBlocksReads()],
    seldom: { files: [{ path: '{configured}/*.so', maxBytes: largestPlugin }] },
  }),
  needs: { config: containerdConfig, mounts: maybe(mounts) },
  async collect(source, { config, mounts }): Promise<ContainerdPlaces> {
    const host = atNextBoot(source);
    const all = mounts.known ? mounts.value : null;
    const { root, state, temp } = config.settings;
    const look = (path: string, names: readonly string[]): Promise<PlaceView> => lookAt(host, path, names, all);
    const rootView = await look(root.value, [...inRoot, ...criNames]);
    const snapshotter = (name: string): Promise<PlaceView> =>
      look(config.snapshotterRoots[name] || `${rootView.path}/${prefix}snapshotter.v1.${name}`, ['snapshots']);
    return {
      root: rootView,
      state: await look(state.value, [...inState, ...criNames]),
      defaultState: state.value === '/run/containerd' ? null : await look('/run/containerd', []),
      temp: temp.value === '' ? null : await look(temp.value, []),
      snapshotters: {
        overlayfs: await snapshotter('overlayfs'),
        native: await snapshotter('native'),
        btrfs: await snapshotter('btrfs'),
        erofs: await snapshotter('erofs'),
      },
      goPlugins: await findGoPlugins(host, config.settings.pluginDirectory.value || `${rootView.path}/plugins`),
    };
  },
});

async function findGoPlugins(host: FileVerbs, directory: string): Promise<readonly GoPlugin[]> {
  const path = directory.startsWith('/') ? directory : `/${directory}`;
  const isDirectory = (await attempt(() => host.stat(path)))?.type === 'directory';
  const names = isDirectory ? ((await attempt(() => host.list(path))) ?? []) : [];
  const found: GoPlugin[] = [];
  for (const name of names.filter(one => /-linux-\w{1,20}\.so$/.test(one)).slice(0, 20)) {
    const bytes = await attempt(() => host.read(`${path}/${name}`, { maxBytes: largestPlugin }));
    // What is too large to be read here is no text.
    const isElf = bytes === null || (bytes !== undefined && bytes[0] === 0x7f && bytes[1] === 0x45);
    found.push({ path: `${path}/${name}`, isElf });
  }
  return found;
}

async function lookAt(
  host: FileVerbs,
  configured: string,
  names: readonly string[],
  all: readonly Mount[] | null,
): Promise<PlaceView> {
  const absolute = configured.startsWith('/') ? configured : `/${configured}`;
  const { path, exists, existing, fault, faultPath } = await walkPath(host, absolute);
  const parts = (text: string): number => text.split('/').filter(part => part !== '' && part !== '.').length;
  const seen = exists ? await attempt(() => sort(host, path, names)) : { blocked: [], files: [], made: [] };
  return {
    configuredPath: configured,
    path,
    exists,
    existing,
    fault,
    faultPath,
    missing: exists ? 0 : Math.max(1, parts(path) - parts(existing)),
    blocked: seen?.blocked ?? null,
    files: seen?.files ?? null,
    made: seen?.made ?? null,
    filesystem: await filesystemAt(host, existing, all),
  };
}

async function filesystemAt(
  host: FileVerbs,
  existing: string,
  all: readonly Mount[] | null,
): Promise<PlaceView['filesystem']> {
  const { answer, mount, kind, offline, cure, dType: seen } = await lookAtFilesystem(host, existing, all ?? []);
  const dType = seen ?? (mount ? await upperDType(host, mount, all ?? []) : null);
  const readOnly = mount && isReadOnly(mount);
  // File systems of images grow at the first boot.
  if (offline) {
    const told = answer?.magic ?? (kind?.family ? magics[kind.family] : null);
    return { magic: told, readOnly, dType, blocks: true, inodesFree: null, cure };
  }
  if (!answer) return { magic: null, readOnly, dType, blocks: null, inodesFree: null };
  const { magic } = answer;
  const reserved = await reservedBlocks(host, answer, mount);
  return {
    magic,
    readOnly,
    dType,
    blocks: roomForDirectories(answer, reserved),
    inodesFree: answer.inodes === 0 ? null : answer.inodesFree,
  };
}

/** A directory of an overlay gives the entries of its upper layer as they are. Source: linux fs/overlayfs/readdir.c ovl_iterate. */
async function upperDType(host: FileVerbs, mount: Mount, all: readonly Mount[]): Promise<boolean | null> {
  const upper = mount.superOptions.find(option => option.startsWith('upperdir='))?.slice('upperdir='.length);
  if (mount.type !== 'overlay' || !upper?.startsWith('/')) return null;
  return (await lookAtFilesystem(host, upper, all)).dType;
}

type Seen = Pick<PlaceView, 'blocked' | 'files' | 'made'>;

async function sort(host: FileVerbs, directory: string, names: readonly string[]): Promise<Seen> {
  const blocked: string[] = [];
  const files: string[] = [];
  const made: string[] = [];
  for (const name of names) {
    const path = `${directory}/${name}`;
    if (files.some(file => name.startsWith(`${file}/`))) continue;
    if (!(await host.stat(path, { follow: false }))) continue;
    const stat = await host.stat(path);
    if (stat?.type === 'directory') made.push(name);
    else blocked.push(name);
    if (stat && stat.type !== 'directory') files.push(name);
  }
  return { blocked, files, made };
}

async function attempt<T>(question: () => Promise<T>): Promise<T | null> {
  try {
    return await question();
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
