import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Files that a script left. */
export type Left = (name: string) => string;

/**
 * Runs a shell script as root in mount and process namespaces of its own, which take with them what it starts and mounts. `$LAB` is a
 * directory in memory, `$OUT` where it leaves files.
 */
export function inNamespaces(script: string, use: (left: Left, said: string) => void): void {
  const out = mkdtempSync('/tmp/hl-layers-');
  const isolation = ['--mount', '--pid', '--net', '--fork', '--mount-proc', '--kill-child=SIGKILL'];
  const whole = `set -eu\nOUT='${out}' LAB='${out}/lab'\nmkdir "$LAB"; mount -t tmpfs lab "$LAB"\nip link set lo up\n${script}`;
  try {
    const { status, stderr, stdout } = spawnSync('unshare', [...isolation, 'bash', '-c', whole], {
      encoding: 'utf8',
      timeout: 150_000,
    });
    if (status !== 0) throw new Error(`the script ended with ${status}: ${(stderr + stdout).slice(-3000)}`);
    use(name => readFileSync(join(out, name), 'utf8'), stderr);
  } finally {
    rmSync(out, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Lays out a small root file system in `$LAB/base`, with a shell that runs. */
export const baseTree = `
mkdir -p "$LAB/base/bin" "$LAB/base/etc" "$LAB/base/usr/share/words"
cp /bin/busybox "$LAB/base/bin/sh"; ln -s sh "$LAB/base/bin/rm"; ln -s sh "$LAB/base/bin/sleep"
ldd /bin/busybox | grep -o '/[^ ]*' | while read -r library; do
  mkdir -p "$LAB/base$(dirname "$library")"; cp "$library" "$LAB/base$library"
done
for i in $(seq 200); do echo "word $i" > "$LAB/base/usr/share/words/$i"; done
ln "$LAB/base/usr/share/words/1" "$LAB/base/usr/share/words/again"
ln -s 1 "$LAB/base/usr/share/words/link"
`;

/** A file system of its own on \`$LAB/store\`. */
export const storeOn = (type: string): string => `
truncate -s 600M "$LAB/image"; mkfs.${type} -q "$LAB/image"; mkdir "$LAB/store"; mount -o loop "$LAB/image" "$LAB/store"
`;
