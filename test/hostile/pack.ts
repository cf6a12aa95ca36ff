import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import type { Random } from './random.js';

/** Packs a tree with tar. Holes stay holes: some trees have files of 10 GB. */
export function packTree(root: string, archive: string, random: Random, member = '.'): void {
  const format = random.pick(['gnu', 'posix', 'ustar', 'oldgnu']);
  const packing = random.pick(['--gzip', '--xz', '--no-auto-compress']);
  const holes = format === 'ustar' ? ['--exclude-from', largeFiles(root)] : ['--sparse'];
  spawnSync('tar', ['-C', root, '-cf', archive, `--format=${format}`, packing, ...holes, member], {
    env: { ...process.env, XZ_OPT: '-0' },
  });
}

function largeFiles(root: string): string {
  const list = `${root}.large`;
  const { stdout } = spawnSync('find', ['.', '-size', '+100M'], { cwd: root, encoding: 'utf8' });
  fs.writeFileSync(list, stdout);
  return list;
}

/** Makes a tree look like a report of sos, with an account of itself that may be true or not. */
export function disguiseAsSos(root: string, random: Random): void {
  for (const name of [
    'sos_commands/kernel',
    'sos_commands/filesys',
    'sos_commands/systemd',
    'sos_reports',
    'sos_logs',
    'sos_strings',
  ])
    fs.mkdirSync(`${root}/${name}`, { recursive: true });
  const noise = (): string =>
    random.pick([
      '',
      'x'.repeat(100_000),
      ' '.repeat(200_000),
      '/:\n'.repeat(50_000),
      '\\x41'.repeat(1000),
      Buffer.from(random.bytes(2000)).toString('latin1'),
    ]);
  fs.writeFileSync(`${root}/version.txt`, 'sosreport: 4.5.3\n');
  fs.writeFileSync(
    `${root}/sos_commands/kernel/uname_-a`,
    random.pick(['Linux a 6.1.0 #1 SMP x86_64 GNU/Linux\n', noise()]),
  );
  fs.writeFileSync(
    `${root}/sos_commands/kernel/sysctl_-a`,
    random.pick(['net.ipv4.ip_forward = 1\n'.repeat(10_000), noise()]),
  );
  fs.writeFileSync(`${root}/sos_commands/systemd/systemctl_list-unit-files`, noise());
  fs.writeFileSync(`${root}/sos_commands/filesys/df_-al_-x_autofs`, noise());
  const command = (exec: string, filepath: string): object => ({
    exec,
    filepath,
    return_code: 0,
    truncated: false,
    tags: [],
  });
  const manifest = {
    version: '4.5.3',
    cmdline: [],
    components: {
      report: {
        plugins: {
          kernel: {
            commands: [command('uname -a', 'sos_commands/kernel/uname_-a'), command('sysctl -a', '../../../secret')],
            files: [
              {
                specification: random.pick(['/etc', '/etc/../../x', noise()]),
                files_copied: ['etc/os-release', '/../x'],
              },
            ],
          },
          filesys: { commands: [command('df -al -x autofs', 'sos_commands/filesys/df_-al_-x_autofs')], files: null },
        },
      },
    },
  };
  const text = random.pick([
    JSON.stringify(manifest),
    '['.repeat(100_000),
    '{}',
    'null',
    noise(),
    `{"components":${'{"a":'.repeat(50_000)}`,
  ]);
  fs.writeFileSync(`${root}/sos_reports/manifest.json`, text);
}

/** A damaged copy of a file: cut off, or with other bytes here and there. */
export function damage(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.chance(0.3)) return bytes.subarray(0, random.number(bytes.length));
  const copy = Uint8Array.from(bytes);
  const count = 1 + random.number(30);
  for (let turn = 0; turn < count; turn++)
    copy[random.number(copy.length)] = random.pick([0, 0x20, 0x2f, 0x37, 0x4c, 0x78, 0xff, random.number(256)]);
  return copy;
}
