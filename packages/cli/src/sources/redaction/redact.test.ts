import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { redact } from './redact.js';
import { redactionScript } from './redaction-script.js';

/** Lines as they are on hosts, and what is left of them; one text where nothing is taken out. */
const secretLines: readonly (readonly [name: string, text: string, left?: string])[] = [
  [
    'a proxy with credentials',
    'Environment="HTTPS_PROXY=http://me:p%40ss@proxy.example.com:3128"',
    'Environment="HTTPS_PROXY=http://redacted@proxy.example.com:3128"',
  ],
  [
    'a password with an @',
    '{"http-proxy": "http://me:p@ss@proxy:3128"}',
    '{"http-proxy": "http://redacted@proxy:3128"}',
  ],
  ['an address without credentials', 'HTTP_PROXY=http://proxy.example.com:3128/a@b'],
  [
    'registries of docker',
    '{"auths": {"https://index.docker.io/v1/": {"auth": "bWU6cGFzcw==", "identitytoken": "abc\\"d"}}}',
    '{"auths": {"https://index.docker.io/v1/": {"auth": "redacted", "identitytoken": "redacted"}}}',
  ],
  [
    'log options',
    '{"log-opts": {"splunk-token": "176FCEBF", "tag": "x"}}',
    '{"log-opts": {"splunk-token": "redacted", "tag": "x"}}',
  ],
  ['JSON within JSON', '{"a": "{\\"token\\": \\"abc\\"}"}', '{"a": "{\\"token\\": \\"redacted\\"}"}'],
  ['TOML', '  password = "hunter2"', '  password = "redacted"'],
  ['TOML in single quotes', "auth_token = 'abc'", "auth_token = 'redacted'"],
  ['YAML', 'password: correct horse # yes', 'password: redacted'],
  ['a list in YAML', '  - registryToken: abc', '  - registryToken: redacted'],
  ['kubeconfig', '    client-key-data: LS0tLS1CRUdJTg==', '    client-key-data: redacted'],
  ['an environment', 'K3S_TOKEN=K10abc::server:def', 'K3S_TOKEN=redacted'],
  ['an environment in JSON', '{"env": ["DB_PASSWORD=a b", "A=b c"]}', '{"env": ["DB_PASSWORD=redacted", "A=b c"]}'],
  ['a cluster token alone', `x K10${'a1'.repeat(32)}::server:0123`, 'x redacted'],
  [
    'an argument of a unit',
    'ExecStart=/usr/bin/k3s agent --token abc.def --server x',
    'ExecStart=/usr/bin/k3s agent --token redacted --server x',
  ],
  [
    'an argument with =',
    'ExecStart=/usr/bin/x --api-key=abc --debug',
    'ExecStart=/usr/bin/x --api-key=redacted --debug',
  ],
  ['a command line', 'k3s\0--token\0abc def\0--debug\0', 'k3s\0--token\0redacted\0--debug\0'],
  ['a command line without a value', 'x\0--use-token\0--debug\0'],
  [
    'mount options',
    '//srv/a /b cifs rw,username=me,password=abc,vers=3 0 0',
    '//srv/a /b cifs rw,username=me,password=redacted,vers=3 0 0',
  ],
  ['a header', 'Authorization: Bearer abc.def', 'Authorization: Bearer redacted'],
  [
    'a header in JSON',
    '{"HttpHeaders": {"Authorization": "Basic bWU="}}',
    '{"HttpHeaders": {"Authorization": "redacted"}}',
  ],
  ['a JSON web token', `x eyJhbGciOiJIUzI1NiJ9.${'e30'}.abc y`, 'x redacted y'],
  ['a key of AWS', 'id AKIAIOSFODNN7EXAMPLE', 'id redacted'],
  ['the boot menu', 'password_pbkdf2 root grub.pbkdf2.sha512.10000.ABC.DEF', 'password_pbkdf2 root redacted'],
  ['a hash', 'root:$6$abcdefgh$ABCDEFGHIJKLMNOPQRSTUVWXYZ:19000', 'root:redacted:19000'],
  [
    'a private key',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq3\nabcdefghijklmnop+/==\n-----END RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq3',
    '-----BEGIN RSA PRIVATE KEY-----\nredacted\nredacted\n-----END RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq3',
  ],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA7bq3\n-----END CERTIFICATE-----'],
  ['paths of keys', '{"tlskey": "/etc/docker/key.pem", "token": "/etc/kubernetes/token"}'],
  ['switches', 'authenticationToken: false'],
  ['a switch of the kubelet', '--authentication-token-webhook=true --token=true'],
  ['durations', 'token = "10m0s"'],
  ['a path as an argument', '--token-auth-file=/etc/tokens --token=/var/run/token'],
  ['users', '/etc/passwd: root:x:0:0:root:/root:/bin/bash'],
  ['a kernel option', 'kernel.unprivileged_bpf_disabled = 2'],
  ['a storage root', '{"data-root": "/srv/docker", "storage-driver": "overlay2"}'],
];

const addressLines: readonly (readonly [name: string, text: string, left?: string])[] = [
  ['private addresses', 'address 10.1.2.3 172.17.0.1/16 192.168.1.1 127.0.0.53 100.64.0.1 0.0.0.0'],
  ['a public address', 'nameserver 203.0.113.9', 'nameserver 192.0.2.1'],
  ['a public network', '{"bip": "203.0.113.9/24"}', '{"bip": "192.0.2.1/24"}'],
  ['a version', 'version 5.10.0.28-amd64'],
  ['a MAC address', 'link/ether 52:54:00:12:34:56 brd ff', 'link/ether 00:00:5e:00:53:00 brd ff'],
  ['a public IPv6 address', 'nameserver 2a01:4f8::1', 'nameserver 2001:db8::1'],
  ['a local one', 'nameserver fe80::1 fd00::1 ::1'],
  [
    'a server',
    '"registry-mirrors": ["https://mirror.corp.example:5000/v2"]',
    '"registry-mirrors": ["https://host.invalid:5000/v2"]',
  ],
  ['a search domain', 'search corp.example other.example', 'search invalid'],
  ['a connection', '   1: 0A00020F:0016 01020304:D431 01 00000000', '   1: 0A00020F:0016 010200C0:0050 01 00000000'],
  ['a listener', '   0: 00000000:0016 00000000:0000 0A 00000000'],
  ['the name of the host', '127.0.1.1 web-1 web-10', '127.0.1.1 redacted-host web-10'],
];

const node = (text: string, level: 'default' | 'strict'): string =>
  Buffer.from(redact('/etc/file', Buffer.from(text), level, 'web-1.corp.example')).toString();

/** What the shell script makes of a text: a NUL is another character there. */
function sed(program: readonly string[], text: string, level: 'default' | 'strict'): string {
  const script = `hostlint_nul=$(printf '\\001'); hostlint_mark=$(printf '\\003')
exec ${program.join(' ')} -E ${redactionScript(level)}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], {
    input: text.replaceAll('\0', '\u0001'),
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  });
  return stdout.toString().replaceAll('\u0001', '\0') + stderr.toString();
}

const has = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

describe('what leaves a host', () => {
  for (const [name, text, left = text] of secretLines)
    it(`holds no secrets: ${name}`, () => expect(node(text, 'default')).to.equal(left));
  for (const [name, text, left = text] of addressLines)
    it(`strictly, holds no addresses: ${name}`, () => expect(node(text, 'strict')).to.equal(left));

  for (const program of [['sed'], ['busybox', 'sed']]) {
    it(`is the same through ${program.join(' ')}`, function () {
      if (!has(program[0] as string)) {
        Object.assign(this.runnable(), { skipReason: `there is no ${program[0]}: apt-get install ${program[0]}` });
        this.skip();
      }
      for (const [lines, level] of [
        [secretLines, 'default'],
        [addressLines, 'strict'],
      ] as const) {
        for (const [name, text] of lines) {
          if (name === 'the name of the host') continue;
          expect(sed(program, text, level), name).to.equal(node(text, level));
        }
      }
    });
  }
  it('stays what it is where it comes with the system, is no text, or all is wanted', () => {
    const secret = Buffer.from('password=abc');
    expect(redact('/usr/lib/x', secret, 'strict')).to.equal(secret);
    expect(redact('/etc/x', secret, 'none')).to.equal(secret);
    const key = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----';
    expect(Buffer.from(redact('/etc/x', Buffer.from(key), 'none')).toString()).to.equal(key.replace('abc', 'redacted'));
    const binary = Buffer.concat([secret, Buffer.from([1, 2])]);
    expect(redact('/etc/x', binary, 'default')).to.equal(binary);
  });
  it('keeps all bytes of other encodings', () => {
    const bytes = Uint8Array.of(0xff, 0xfe, 10, 0x74, 0x6f, 0x6b, 0x65, 0x6e, 0x3d, 0xe9, 10);
    expect([...redact('/etc/x', bytes, 'default')]).to.deep.equal([0xff, 0xfe, 10, ...Buffer.from('token=redacted\n')]);
  });
  it('keeps the length of databases', () => {
    const text = 'a\u0001"MYSQL_PASSWORD=correct horse battery" "A_TOKEN=x" https://u:p@h/\u0002';
    const left = Buffer.from(
      redact('/var/lib/containers/storage/libpod/bolt_state.db', Buffer.from(text), 'default'),
    ).toString();
    expect(left).to.have.lengthOf(text.length);
    expect(left).to.equal('a\u0001"MYSQL_PASSWORD=redacted*************" "A_TOKEN=r" https://red@h/\u0002');
  });
  it('strictly, has no name of the host', () => {
    expect(Buffer.from(redact('/etc/hostname', Buffer.from('db\n'), 'strict')).toString()).to.equal('redacted-host\n');
    expect(node('docker', 'strict')).to.equal('docker');
  });
  it('stays JSON', () => {
    for (const [, text] of secretLines) {
      if (!text.startsWith('{')) continue;
      expect(() => JSON.parse(node(text, 'strict')) as unknown, text).not.to.throw();
    }
  });
});
