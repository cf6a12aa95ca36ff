import { cannotTell, testFact } from '@hostlint/core/testing';
import { daemonConfig } from './daemon-config.js';

const path = '/etc/docker/daemon.json';
const service = '/etc/systemd/system/docker.service';
const proxy = { '/usr/bin/docker-proxy': { content: '', mode: 0o755 } } as const;

const given = <T>(value: T) => ({
  value,
  origin: 'arguments' as const,
  evidence: {
    path: service,
    line: 2,
    text: 'ExecStart=/usr/bin/dockerd --selinux-enabled --tlskey /srv/key.pem -l debug',
  },
});
const written = <T>(value: T, line: number, text: string) => ({
  value,
  origin: 'file' as const,
  evidence: { path, line, column: 3, text: `  ${text}` },
});
const usual = <T>(value: T) => ({ value, origin: 'default' as const, evidence: null });
const wholeSecurity = {
  tls: written(true, 2, '"tlsverify": false,'),
  tlsVerify: written(false, 2, '"tlsverify": false,'),
  tlsAuthority: usual(''),
  tlsCertificate: usual(''),
  tlsKey: given('/srv/key.pem'),
  selinux: given(true),
  seccompProfile: usual(''),
  noNewPrivileges: usual(false),
  icc: written(false, 3, '"icc": false,'),
  iptables: usual(true),
  userlandProxy: usual(true),
  insecureRegistries: written(['a.lan'], 4, '"insecure-registries": ["a.lan"]'),
  logLevel: given('debug'),
  debug: usual(false),
};

testFact(daemonConfig, [
  {
    name: 'settings with the place that decides them',
    host: {
      files: { ...proxy, [path]: '{\n  "data-root": "/srv/docker",\n  "storage-opts": ["overlay2.size=1G"]\n}\n' },
    },
    engines: { docker: '28.5' },
    part: {
      faults: [],
      dataRoot: {
        value: '/srv/docker',
        origin: 'file',
        evidence: { path, line: 2, column: 3, text: '  "data-root": "/srv/docker",' },
      },
      storageOptions: {
        value: ['overlay2.size=1G'],
        origin: 'file',
        evidence: { path, line: 3, column: 3, text: '  "storage-opts": ["overlay2.size=1G"]' },
      },
      execRoot: { value: '/var/run/docker', origin: 'default', evidence: null },
    },
  },
  {
    name: 'arguments and environment',
    host: {
      files: {
        ...proxy,
        [service]:
          '[Service]\nEnvironment=DOCKER_DRIVER=vfs\nExecStart=/usr/bin/dockerd -s overlay2 --feature cdi=false\n',
      },
    },
    engines: { docker: '28.5' },
    part: {
      faults: [],
      storageDriver: {
        value: 'vfs',
        origin: 'environment',
        evidence: { path: service, line: 2, text: 'Environment=DOCKER_DRIVER=vfs' },
      },
      features: {
        value: { cdi: false },
        origin: 'arguments',
        evidence: { path: service, line: 3, text: 'ExecStart=/usr/bin/dockerd -s overlay2 --feature cdi=false' },
      },
    },
  },
  {
    name: 'what makes it safe or unsafe',
    host: {
      files: {
        ...proxy,
        [path]: '{\n  "tlsverify": false,\n  "icc": false,\n  "insecure-registries": ["a.lan"]\n}\n',
        [service]: '[Service]\nExecStart=/usr/bin/dockerd --selinux-enabled --tlskey /srv/key.pem -l debug\n',
      },
    },
    engines: { docker: '28.5' },
    part: { security: wholeSecurity },
  },
  {
    name: 'graph is data-root for old engines',
    host: { files: { [path]: '{"graph": "/old"}' } },
    engines: { docker: '20.10' },
    part: {
      dataRoot: { value: '/old', origin: 'file', evidence: { path, line: 1, column: 2, text: '{"graph": "/old"}' } },
    },
  },
  {
    name: 'a byte order mark before 23.0, with the line for people',
    host: { files: { [path]: '\ufeff{}\n' } },
    engines: { docker: '20.10' },
    part: {
      faults: [
        {
          cause: 'encoding',
          message: "invalid character 'ï' looking for beginning of value",
          evidence: [{ path, line: 1, column: 1, text: '{}' }],
          stops: true,
        },
      ],
    },
  },
  {
    name: 'docker-proxy is missed beside a dockerd only',
    host: { files: { '/usr/bin/dockerd': { content: '', mode: 0o755 } } },
    engines: { docker: '28.5' },
    part: {
      faults: [
        {
          cause: 'userland-proxy',
          key: 'userland-proxy-path',
          message: 'invalid userland-proxy-path: userland-proxy is enabled, but userland-proxy-path is not set',
          evidence: [],
          stops: true,
        },
      ],
    },
  },
  { name: 'a host without Docker', host: {}, part: { version: '29.7.2', faults: [], undecided: [] } },
  {
    name: 'a file of the host that cannot be read leaves its cause open',
    host: { files: { ...proxy, [path]: '{"userns-remap": "dev"}', '/etc/passwd': cannotTell('denied') } },
    engines: { docker: '28.5' },
    part: {
      faults: [],
      undecided: [
        { cause: 'userns-remap', why: '/etc/passwd: cannot be told in this test', cure: { look: 'as root' } },
      ],
    },
  },
  {
    name: 'a daemon.json for root only',
    host: { files: { ...proxy, [path]: cannotTell('denied') } },
    unknown: 'denied',
  },
]);
