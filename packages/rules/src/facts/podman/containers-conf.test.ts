import { cannotTell, testFact } from '@hostlint/core/testing';
import { containersConf, type ContainersConf } from './containers-conf.js';
import { podman43, podman58 } from './podman-hosts.test.js';

const path = '/etc/containers/containers.conf';
const file = (text: string) => ({ files: { [path]: text } });
const at = (line: number, text: string) => ({ path, line, column: 1, text });
const engine = (part: Partial<ContainersConf['engine']>): ContainersConf['engine'] => ({
  staticDir: null,
  tmpDir: null,
  volumePath: null,
  databaseBackend: null,
  runtime: null,
  runtimes: new Map(),
  conmonPath: null,
  helperDirectories: null,
  networkBackend: null,
  ...part,
});

testFact(containersConf, [
  { name: 'no file', engines: podman58, host: {}, value: { files: [], faults: [], engine: engine({}) } },
  {
    name: 'what decides whether podman starts',
    engines: podman58,
    host: file(
      [
        '[engine]',
        'static_dir = "/srv/libpod"',
        'database_backend = "sqlite"',
        'runtime = "runc"',
        'conmon_path = ["/opt/conmon"]',
        '[engine.runtimes]',
        'runc = ["/opt/runc"]',
        '[network]',
        'network_backend = "netavark"',
      ].join('\n'),
    ),
    value: {
      files: [path],
      faults: [],
      engine: engine({
        staticDir: { value: '/srv/libpod', evidence: at(2, 'static_dir = "/srv/libpod"') },
        databaseBackend: { value: 'sqlite', evidence: at(3, 'database_backend = "sqlite"') },
        runtime: { value: 'runc', evidence: at(4, 'runtime = "runc"') },
        runtimes: new Map([['runc', ['/opt/runc']]]),
        conmonPath: ['/opt/conmon'],
        networkBackend: { value: 'netavark', evidence: at(9, 'network_backend = "netavark"') },
      }),
    },
  },
  {
    name: 'a later file goes before an earlier one',
    engines: podman58,
    host: {
      files: {
        '/usr/share/containers/containers.conf': '[engine]\nruntime = "crun"\n',
        '/etc/containers/containers.conf.d/10.conf': '[engine]\nruntime = "runc"\n',
        '/etc/containers/containers.conf.d/20.txt': 'broken',
        '/root/.config/containers/containers.conf': '[engine]\nruntime = "youki"\n',
      },
    },
    part: {
      files: [
        '/usr/share/containers/containers.conf',
        '/etc/containers/containers.conf.d/10.conf',
        '/root/.config/containers/containers.conf',
      ],
      engine: engine({
        runtime: {
          value: 'youki',
          evidence: {
            path: '/root/.config/containers/containers.conf',
            line: 2,
            column: 1,
            text: 'runtime = "youki"',
          },
        },
      }),
    },
  },
  {
    name: 'podman 4.3 reads none of root’s own',
    engines: podman43,
    host: { files: { '/root/.config/containers/containers.conf': 'broken' } },
    part: { files: [], faults: [] },
  },
  {
    name: 'no TOML',
    engines: podman58,
    host: file('[engine\n'),
    part: {
      files: [path],
      faults: [
        {
          kind: 'syntax',
          file: path,
          key: '',
          message: 'illegal character in key',
          evidence: { path, line: 1, column: 8, text: '[engine' },
        },
      ],
    },
  },
  {
    name: 'a relative directory, which podman refuses',
    engines: podman58,
    host: file('[engine]\nstatic_dir = "libpod"\n'),
    part: {
      engine: engine({}),
      faults: [
        {
          kind: 'value',
          file: path,
          key: 'engine.static_dir',
          message: 'must be an absolute path',
          evidence: at(2, 'static_dir = "libpod"'),
        },
      ],
    },
  },
  {
    name: 'a value of a wrong type',
    engines: podman58,
    host: file('[engine]\nruntime = 1\n'),
    part: {
      faults: [
        {
          kind: 'type',
          file: path,
          key: 'engine.runtime',
          message: 'must be a string, and is an integer',
          evidence: at(2, 'runtime = 1'),
        },
      ],
    },
  },
  {
    name: 'a time zone that this host does not have',
    engines: podman58,
    host: file('[containers]\ntz = "Mars/Olympus"\n'),
    part: {
      faults: [
        {
          kind: 'value',
          file: path,
          key: 'containers.tz',
          message: 'names no time zone of this host',
          evidence: at(2, 'tz = "Mars/Olympus"'),
        },
      ],
    },
  },
  {
    name: 'a file that a variable names and that is not there',
    engines: podman58,
    host: { files: { '/etc/environment': 'CONTAINERS_CONF=/nowhere\n' } },
    part: {
      files: [],
      faults: [
        {
          kind: 'missing-file',
          file: '/nowhere',
          key: '',
          message: 'it is not there',
          evidence: { path: '/etc/environment', line: 1, text: 'CONTAINERS_CONF=/nowhere' },
        },
      ],
    },
  },
  {
    name: 'a file that may not be read',
    engines: podman58,
    host: { files: { [path]: cannotTell('denied') } },
    unknown: 'denied',
  },
]);
