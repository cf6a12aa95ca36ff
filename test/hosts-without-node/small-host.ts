import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineFact, type Reads } from '@hostlint/core';
import { collectionScript } from '../../packages/cli/src/collect/script/collection-script.js';

/** Which programs a host has: its shell, what `awk` is there, what `sh` is there. */
export interface Programs {
  readonly name: string;
  /** With its arguments; the script is its standard input. */
  readonly shell: string;
  readonly awk?: string;
  readonly sh?: string;
  /** Nothing but busybox. */
  readonly busybox?: true;
}

export const scriptFor = (reads: Reads, redaction: 'none' | 'default' | 'strict' = 'none'): string =>
  collectionScript(
    [defineFact({ id: 'test/reads', summary: 'What a test reads.', reads, collect: async () => null })],
    { by: 'hostlint test', redaction, seconds: 3 },
  );

export const missingForSmallHosts = (): string | null =>
  process.geteuid?.() === 0 && spawnSync('unshare', ['--mount', '--pid', '--fork', 'true']).status === 0
    ? null
    : 'small hosts are made by root: sudo npm test';

/**
 * What the script writes on a host that holds a tree and the programs of this machine, in memory and behind chroot: by the programs that
 * run it. All of them see the very same files.
 */
export function onSmallHost(
  script: string,
  makeTree: (root: string) => void,
  runs: readonly Programs[],
): ReadonlyMap<string, { readonly bytes: Buffer; readonly said: string }> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-small-'));
  try {
    fs.mkdirSync(`${home}/tree`);
    makeTree(`${home}/tree`);
    fs.writeFileSync(`${home}/script`, script);
    fs.mkdirSync(`${home}/root`);
    const steps = [
      ...['set -e', `cd ${home}`, 'mount -t tmpfs -o mode=755 host root', 'cp -a tree/. root/'],
      ...['mkdir -p root/usr root/proc root/dev root/plain', 'ln -s usr/bin usr/sbin usr/lib usr/lib64 root/'],
      ...['mount --rbind /usr root/usr', 'mount -t proc proc root/proc', 'mount --rbind /dev root/dev'],
      // A host of busybox alone has its libraries, and one directory of programs.
      'mount -t tmpfs plain root/plain',
      'mkdir root/plain/bin root/plain/lib root/plain/lib64',
      'cp "$(readlink -f /bin/busybox)" root/plain/bin/busybox && for one in $(busybox --list); do ln -s busybox root/plain/bin/"$one" 2>/dev/null || :; done || :',
      'mount -t tmpfs local root/usr/local/sbin',
      ...runs.flatMap(stepsOf),
    ];
    const run = spawnSync(
      'unshare',
      ['--mount', '--propagation', 'private', '--pid', '--fork', 'sh', '-c', steps.join('\n')],
      { stdio: ['ignore', 'inherit', 'pipe'] },
    );
    if (run.status !== 0) throw new Error(`the small host could not be made: ${run.stderr.toString()}`);
    return new Map(
      runs.map(({ name }) => [
        name,
        { bytes: fs.readFileSync(`${home}/${name}.out`), said: fs.readFileSync(`${home}/${name}.err`, 'utf8') },
      ]),
    );
  } finally {
    fs.rmSync(home, { recursive: true });
  }
}

function stepsOf({ name, shell, awk, sh, busybox }: Programs): readonly string[] {
  const output = `<script >${name}.out 2>${name}.err`;
  if (busybox)
    return [
      'mount --bind root/plain/bin root/usr/bin && mount --bind root/plain/bin root/usr/sbin',
      `chroot root /bin/${shell} ${output} || :`,
      'umount --lazy root/usr/bin root/usr/sbin',
    ];
  return [
    `rm -f root/usr/local/sbin/awk`,
    ...(awk === undefined ? [] : [`ln -s ${awk} root/usr/local/sbin/awk`]),
    ...(sh === undefined ? [] : [`mount --bind ${sh} root/usr/bin/dash`]),
    `chroot root ${shell} ${output} || :`,
    ...(sh === undefined ? [] : ['umount --lazy root/usr/bin/dash']),
  ];
}
