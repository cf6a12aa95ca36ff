import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { createFactStore } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import { sysctlFiles } from '../../packages/rules/src/facts/kernel/sysctl-files.js';
import { predictSysctl } from '../../packages/rules/src/shared/kernel/sysctl-config.js';
import { skipBecause } from '../skip-because.js';

// Sysctls of a network namespace, each with the names that it goes by.
const watched = [
  ['net/ipv4/ip_forward', 'net/ipv4/conf/all/forwarding'],
  ['net/ipv4/conf/all/rp_filter'],
  ['net/ipv4/conf/lo/rp_filter'],
] as const;
const initial = '0';

const readers = {
  boot: ['/usr/lib/systemd/systemd-sysctl', '/lib/systemd/systemd-sysctl'].find(path => existsSync(path)),
  system: ['/usr/sbin/sysctl', '/sbin/sysctl'].find(path => existsSync(path)),
};

const line = fc.oneof(
  fc.tuple(fc.constantFrom('net.ipv4.ip_forward', 'net.ipv4.conf.all.forwarding'), fc.constantFrom('0', '1')),
  fc.tuple(
    fc.constantFrom('net.ipv4.conf.all.rp_filter', 'net/ipv4/conf/lo/rp_filter', 'net.ipv4.conf.*.rp_filter'),
    fc.constantFrom('0', '1', '2'),
  ),
  fc.tuple(fc.constant('net.ipv4.conf.*.forwarding'), fc.constantFrom('0', '1')),
);
const text = fc
  .array(
    fc.oneof(
      line.map(([key, value]) => `${key} = ${value}`),
      fc.constantFrom('# x', '-net.ipv4.conf.lo.rp_filter'),
    ),
  )
  .map(lines => `${lines.join('\n')}\n`);
const directories = ['/etc/sysctl.d', '/run/sysctl.d', '/usr/local/lib/sysctl.d', '/usr/lib/sysctl.d'] as const;
const path = fc
  .tuple(fc.constantFrom(...directories), fc.constantFrom('10-a.conf', '50-b.conf', '99-c.conf', 'README'))
  .map(([directory, name]) => `${directory}/${name}`);
const host = fc
  .tuple(fc.dictionary(path, text, { maxKeys: 5 }), fc.option(text, { nil: undefined }))
  .map(([files, conf]) => ({ ...files, ...(conf === undefined ? {} : { '/etc/sysctl.conf': conf }) }));

/** Has a program read these files and gives what the sysctls are then. */
function applied(program: string, hosts: readonly Readonly<Record<string, string>>[]): readonly (readonly string[])[] {
  const out = mkdtempSync(join(tmpdir(), 'hostlint-sysctl-'));
  try {
    for (const [index, files] of hosts.entries()) {
      for (const directory of [...directories, '/etc']) mkdirSync(`${out}/${index}${directory}`, { recursive: true });
      for (const [file, content] of Object.entries(files)) {
        mkdirSync(dirname(`${out}/${index}${file}`), { recursive: true });
        writeFileSync(`${out}/${index}${file}`, content);
      }
    }
    const values = watched.map(([name]) => `/proc/sys/${name}`);
    const script = [
      'set -eu; mount -t tmpfs none /run',
      `cp -a /etc "${out}/etc"; mount --bind "${out}/etc" /etc; mount --bind /usr/local/lib /usr/local/lib`,
      `mkdir -p ${directories.filter(directory => !directory.startsWith('/usr/lib/')).join(' ')}`,
      `for host in $(seq 0 ${hosts.length - 1}); do`,
      `  for file in ${values.join(' ')}; do echo ${initial} > $file; done`,
      ...directories.map(directory => `  mount --bind "${out}/$host${directory}" ${directory}`),
      `  rm -f /etc/sysctl.conf; [ ! -e "${out}/$host/etc/sysctl.conf" ] || cp "${out}/$host/etc/sysctl.conf" /etc/sysctl.conf`,
      `  ${program} > /dev/null 2>&1 || true`,
      `  cat ${values.join(' ')} > "${out}/$host/values"`,
      `  umount ${directories.join(' ')}`,
      'done',
    ].join('\n');
    const run = spawnSync('unshare', ['--mount', '--net', 'bash', '-c', script], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`the files could not be laid out: ${run.stderr}`);
    return hosts.map((_, index) => readFileSync(`${out}/${index}/values`, 'utf8').trim().split('\n'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function predicted(
  files: Readonly<Record<string, string>>,
  reader: 'boot' | 'system',
): Promise<readonly string[]> {
  const settings = { engines: {}, judged: [] };
  const result = await createFactStore(memorySource({ files }), { settings, timeoutMs: 5000 }).get(sysctlFiles);
  if (!result.known) throw new Error(result.detail);
  return watched.map(names => predictSysctl(result.value[reader], names)?.value ?? initial);
}

describe('what files make of sysctls', function () {
  this.timeout(120_000);
  const hosts = fc.sample(host, { numRuns: 150, seed: 7 });
  for (const [reader, program] of Object.entries(readers) as ['boot' | 'system', string | undefined][]) {
    it(reader === 'boot' ? 'as systemd-sysctl leaves it' : 'as sysctl --system leaves it', async function () {
      if (process.getuid?.() !== 0) skipBecause(this, 'a mount namespace needs root: run the tests as root');
      if (program === undefined)
        skipBecause(this, `there is no ${reader === 'boot' ? 'systemd-sysctl' : 'sysctl: apt-get install procps'}`);
      const real = applied(reader === 'boot' ? program : `${program} --system`, hosts);
      const ours = await Promise.all(hosts.map(files => predicted(files, reader)));
      for (const [index, files] of hosts.entries())
        expect(ours[index], JSON.stringify(files, null, 1)).to.deep.equal(real[index]);
    });
  }
});
