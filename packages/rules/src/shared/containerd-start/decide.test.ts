import { expect } from 'chai';
import { decideStart } from './decide.js';
import type { PlaceView, StartInput } from './input.js';

const place = (path: string, part: Partial<PlaceView> = {}): PlaceView => ({
  configuredPath: path,
  path,
  exists: true,
  existing: path,
  fault: null,
  faultPath: '',
  missing: 0,
  blocked: [],
  files: [],
  made: [],
  filesystem: { magic: 0xef53, readOnly: false, dType: true, blocks: true, inodesFree: 10_000 },
  ...part,
});
const root = '/var/lib/containerd';
const ext4 = place(root).filesystem;

const input = (part: Partial<StartInput> = {}): StartInput => {
  const own = place(`${root}/s`);
  return {
    version: '1.7.24',
    strict: false,
    makesDefaultState: true,
    changesRootMode: false,
    root: place(root),
    state: place('/run/containerd'),
    defaultState: null,
    temp: null,
    snapshotters: { overlayfs: own, native: own, btrfs: own, erofs: own },
    goPlugins: [],
    opensGoPlugins: null,
    metadata: 'no-file',
    disabled: new Set(),
    required: [],
    proxies: new Set(),
    kernelFilesystems: new Set(['ext4', 'overlay']),
    configured: {
      criSnapshotter: 'overlayfs',
      transferSnapshotters: ['overlayfs'],
      devmapper: false,
      blockfile: false,
      tracing: false,
      criProblem: null,
      criListener: null,
    },
    ...part,
  };
};
const since20 = { version: '2.1.9', strict: true, changesRootMode: true };
const readOnly = { ...ext4, readOnly: true };
const causes = (one: StartInput): readonly string[] => decideStart(one).refusals.map(({ cause }) => cause);

describe('the start of containerd', () => {
  it('goes well on a usual host', () => {
    for (const part of [{}, since20, { version: '1.6.20' }])
      expect(decideStart(input(part))).to.include({ starts: true, snapshotter: 'overlayfs', cri: 'ok' });
  });

  it('ends over its directories', () => {
    expect(causes(input({ state: place(root) }))).to.deep.equal(['same-directory']);
    expect(
      causes(input({ root: place(root, { exists: false, fault: 'dangling-link', faultPath: root }) })),
    ).to.deep.equal(['root-path']);
    expect(causes(input({ root: place(root, { filesystem: readOnly }) }))).to.deep.equal(['read-only']);
    expect(causes(input({ root: place(root, { filesystem: { ...ext4, blocks: false } }) }))).to.deep.equal([
      'no-space',
    ]);
    expect(causes(input({ root: place(root, { filesystem: { ...ext4, inodesFree: 0 } }) }))).to.deep.equal([
      'no-space',
    ]);
    expect(causes(input({ root: place(root, { blocked: ['tmpmounts'], files: ['tmpmounts'] }) }))).to.deep.equal([
      'root-entry',
    ]);
    expect(causes(input({ temp: place('/t', { exists: false, fault: 'not-a-directory' }) }))).to.deep.equal([
      'root-path',
    ]);
  });

  it('goes on a read-only root where all is there, unless it changes its mode', () => {
    const used = place(root, { made: ['tmpmounts'], filesystem: readOnly });
    expect(decideStart(input({ root: used })).starts).to.equal(true);
    expect(causes(input({ ...since20, root: used }))).to.deep.equal(['read-only']);
    expect(decideStart(input({ root: used, changesRootMode: null })).starts).to.equal(null);
  });

  it('names no snapshotter where the default one fails, and since 2.0 loses its database', () => {
    const without = place('/s', { filesystem: { ...ext4, dType: false } });
    const snapshotters = { ...input().snapshotters, overlayfs: without };
    const required = ['metadata.v1.bolt'];
    expect(decideStart(input({ snapshotters, required }))).to.include({
      starts: true,
      snapshotter: null,
      cri: 'error',
    });
    expect(causes(input({ ...since20, snapshotters, required }))).to.deep.equal(['required-plugin']);
  });

  it('leaves open what cannot be seen', () => {
    const unseen = place('/s', { filesystem: { ...ext4, dType: null } });
    const start = decideStart(input({ snapshotters: { ...input().snapshotters, overlayfs: unseen } }));
    expect(start).to.include({ starts: true, snapshotter: null, snapshotterState: null });
    const closed = decideStart(input({ root: place(root, { blocked: null, files: null, made: null }) }));
    expect(closed.starts).to.equal(null);
    expect(closed.possible.map(({ cause }) => cause)).to.include('root-entry');
  });

  it('ends over a plugin that is required and does not load', () => {
    expect(causes(input({ required: ['grpc.v1.nothing'] }))).to.deep.equal(['required-plugin']);
    expect(causes(input({ required: ['grpc.v1.cri'], disabled: new Set(['content.v1.content']) }))).to.deep.equal([
      'required-plugin',
    ]);
    expect(causes(input({ required: ['snapshotter.v1.zfs'] }))).to.deep.equal(['required-plugin']);
    expect(
      decideStart(input({ required: ['snapshotter.v1.x'], proxies: new Set(['snapshotter.v1.x']) })).starts,
    ).to.equal(true);
    expect(decideStart(input({ required: ['grpc.v1.cri'] })).starts).to.equal(true);
  });

  it('ends over a database that crashes bbolt, unless that is not opened', () => {
    expect(causes(input({ metadata: 'cut-off' }))).to.deep.equal(['metadata']);
    expect(decideStart(input({ metadata: 'cut-off', disabled: new Set(['metadata.v1.bolt']) })).starts).to.equal(true);
    expect(decideStart(input({ metadata: 'invalid' }))).to.include({ starts: true, cri: 'error' });
  });

  it('ends over a Go plugin that is none', () => {
    const goPlugins = [{ path: `${root}/plugins/x-linux-amd64.so`, isElf: false }];
    expect(causes(input({ goPlugins, opensGoPlugins: true }))).to.deep.equal(['go-plugin']);
    expect(decideStart(input({ goPlugins })).starts).to.equal(null);
    expect(decideStart(input({ goPlugins, opensGoPlugins: false })).starts).to.equal(true);
    const fitting = goPlugins.map(one => ({ ...one, isElf: true }));
    expect(decideStart(input({ goPlugins: fitting, opensGoPlugins: true })).starts).to.equal(null);
  });

  it('ends with CRI, once that runs', () => {
    const file = 'io.containerd.grpc.v1.cri';
    const blocked = place(root, { blocked: [file], files: [file] });
    expect(causes(input({ root: blocked }))).to.deep.equal(['root-entry']);
    expect(decideStart(input({ root: blocked, disabled: new Set(['grpc.v1.cri']) })).starts).to.equal(true);
    const configured = {
      ...input().configured,
      criListener: 'listen tcp 192.0.2.1:0: bind: cannot assign requested address',
    };
    expect(causes(input({ configured }))).to.deep.equal(['cri-listener']);
    expect(decideStart(input({ configured: { ...configured, criProblem: 'x' } }))).to.include({
      starts: true,
      cri: 'error',
    });
  });
});
