import { cannotTell, testFact, type FactCase } from '@hostlint/core/testing';
import { containerdConfig, type ContainerdConfig } from './config.js';

const file = '/etc/containerd/config.toml';
const at = (line: number, text: string, column = 1, path = file) => ({ path, line, column, text });
const v16 = { containerd: '1.6.39' };
const v17 = { containerd: '1.7.24' };
const v21 = { containerd: '2.1.9' };

/** A file that a version of containerd finds these faults in. */
const faulty = (
  name: string,
  engines: Readonly<Record<string, string>>,
  text: string,
  ...faults: readonly Partial<ContainerdConfig['faults'][number]>[]
): FactCase<ContainerdConfig> => ({
  name,
  engines,
  host: { files: { [file]: text } },
  part: { faults: faults.map(fault => ({ stops: true, ...fault })) as ContainerdConfig['faults'] },
});

testFact(containerdConfig, [
  { name: 'no configuration', host: {}, engines: v17, part: { exists: false, schema: 1, faults: [], files: [] } },
  {
    name: 'a usual configuration',
    engines: v17,
    host: { files: { [file]: 'version = 2\nroot = "/data"\n[grpc]\naddress = "/run/c.sock"\n' } },
    part: {
      schema: 2,
      schemaEvidence: at(1, 'version = 2'),
      faults: [],
      files: [file],
    },
  },
  faulty('a string that is not closed', v17, 'version = 2\nroot = "/x\n', {
    cause: 'syntax',
    message: 'unescaped control character',
    evidence: [at(2, 'root = "/x', 8)],
  }),
  faulty('a value of a wrong type', v21, 'version = 2\n[debug]\nlevel = 1\n', {
    cause: 'type',
    key: 'debug.level',
    message: 'debug.level must be a string, not 1',
    instead: 'a string',
    evidence: [at(3, 'level = 1')],
  }),
  faulty(
    'a value of a wrong type in a plugin',
    v17,
    'version = 2\n[plugins."io.containerd.grpc.v1.cri"]\nenable_selinux = "no"\n',
    {
      cause: 'type',
      key: 'plugins."io.containerd.grpc.v1.cri".enable_selinux',
      message: 'plugins."io.containerd.grpc.v1.cri".enable_selinux must be true or false, not a string',
      instead: 'true or false',
      evidence: [at(3, 'enable_selinux = "no"')],
    },
  ),
  faulty(
    'the same after the migration to 2.0',
    v21,
    'version = 2\n[plugins."io.containerd.grpc.v1.cri"]\nenable_selinux = "no"\n',
    {
      cause: 'type',
      key: 'plugins."io.containerd.cri.v1.runtime".enable_selinux',
      message: 'plugins."io.containerd.cri.v1.runtime".enable_selinux must be true or false, not a string',
      instead: 'true or false',
      evidence: [at(3, 'enable_selinux = "no"')],
    },
  ),
  faulty('version 3 for 1.7', v17, 'version = 3\n', {
    cause: 'version',
    key: 'version',
    message: 'unsupported config version `3`',
    evidence: [at(1, 'version = 3')],
  }),
  faulty('version 3 for 1.6, before that looked', { containerd: '1.6.20' }, 'version = 3\n'),
  faulty('a short name in a file of version 2', v16, 'version = 2\ndisabled_plugins = ["cri"]\n', {
    cause: 'plugin-name',
    key: 'disabled_plugins',
    message: 'invalid disabled plugin URI "cri" expect io.containerd.x.vx',
    evidence: [at(2, 'disabled_plugins = ["cri"]', 21)],
  }),
  faulty('a timeout that is no duration', v17, 'version = 2\n[timeouts]\n"x" = "soon"\n', {
    cause: 'value',
    key: 'timeouts."x"',
    message: 'unable to parse soon into a time duration',
    evidence: [at(3, '"x" = "soon"')],
  }),
  faulty('an import that is not there', v17, 'version = 2\nimports = ["/no.toml"]\n', {
    cause: 'config-file',
    key: '/no.toml',
    message: 'open /no.toml: no such file or directory',
    evidence: [at(2, 'imports = ["/no.toml"]', 12)],
  }),
  {
    name: 'imports: lists grow, and the later value wins',
    engines: v21,
    host: {
      files: {
        [file]: 'version = 2\nimports = ["conf.d/*.toml"]\ndisabled_plugins = ["io.containerd.snapshotter.v1.zfs"]\n',
        '/etc/containerd/conf.d/a.toml':
          'version = 2\ndisabled_plugins = ["io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.btrfs"]\nroot = "/a"\n',
        '/etc/containerd/conf.d/b.toml': 'version = 2\nroot = "/b"\n',
      },
    },
    part: {
      files: [file, '/etc/containerd/conf.d/a.toml', '/etc/containerd/conf.d/b.toml'],
      disabled: [
        {
          name: 'snapshotter.v1.zfs',
          evidence: at(3, 'disabled_plugins = ["io.containerd.snapshotter.v1.zfs"]', 21),
        },
        {
          name: 'snapshotter.v1.btrfs',
          evidence: at(
            2,
            'disabled_plugins = ["io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.btrfs"]',
            57,
            '/etc/containerd/conf.d/a.toml',
          ),
        },
      ],
      faults: [],
    },
  },
  {
    name: 'the file that Docker’s package installs disables every plugin of that name',
    engines: v17,
    host: { files: { [file]: 'disabled_plugins = ["cri"]\n' } },
    part: {
      schema: 1,
      disabled: [{ name: 'grpc.v1.cri', evidence: at(1, 'disabled_plugins = ["cri"]', 21) }],
      faults: [],
    },
  },
  {
    name: 'settings of CRI in a file of version 1 are lost with 2.1',
    engines: v21,
    host: { files: { [file]: '[plugins.cri.containerd]\nsnapshotter = "native"\n' } },
    part: { droppedCri: true, faults: [] },
  },
  {
    name: 'a setting that nobody knows, and one that is gone',
    engines: v21,
    host: {
      files: {
        [file]: 'version = 2\nfoo = 1\n[plugins."io.containerd.grpc.v1.cri"]\nsystemd_cgroup = true\n',
      },
    },
    part: {
      unknownKeys: [{ key: 'foo', evidence: at(2, 'foo = 1') }],
      retired: [
        {
          key: 'plugins."io.containerd.cri.v1.runtime".systemd_cgroup',
          state: 'removed',
          since: '2.0',
          instead: 'SystemdCgroup = true in the options of the runtime',
          evidence: at(4, 'systemd_cgroup = true'),
        },
      ],
    },
  },
  {
    name: 'TOML that only some builds of 2.1 take',
    engines: v21,
    host: { files: { [file]: 'version = 2\ngrpc = {\nuid = 0\n}\n' } },
    part: {
      faults: [],
      undecided: [
        {
          cause: 'syntax',
          why: `${file} has TOML 1.1 (invalid character at start of key: \n): builds of containerd with a newer go-toml take it, others exit.`,
          cure: `Try: containerd --config ${file} config dump`,
        },
      ],
    },
  },
  {
    name: 'a flag that containerd does not have',
    engines: v17,
    host: {
      files: { '/lib/systemd/system/containerd.service': '[Service]\nExecStart=/usr/bin/containerd --rot /x\n' },
    },
    part: {
      faults: [
        {
          cause: 'arguments',
          key: 'rot',
          message: 'flag provided but not defined: -rot',
          evidence: [
            { path: '/lib/systemd/system/containerd.service', line: 2, text: 'ExecStart=/usr/bin/containerd --rot /x' },
          ],
          stops: true,
        },
      ],
    },
  },
  { name: 'a file that may not be read', host: { files: { [file]: cannotTell('denied') } }, unknown: 'denied' },
]);
