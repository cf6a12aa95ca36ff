import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configBytes, type ObservedCase } from './observed-daemons.js';

/** What a daemon did with a configuration: `true` when it went on to listen, else its last words. */
export type DaemonVerdict = true | string;

// Everything that a daemon writes goes to file systems in memory that end with the namespaces.
const layOut = `
mount -t tmpfs none /run
mkdir -p /var/lib/docker /var/lib/containerd /run/lab
mount -t tmpfs none /var/lib/docker
mount -t tmpfs none /var/lib/containerd
cp -a /etc /run/lab/etc
mount --bind /run/lab/etc /etc
sed -i '/^dockremap:/d' /etc/passwd /etc/group /etc/subuid /etc/subgid
ip link set lo up
cd /run/lab
containerd > /run/lab/containerd.log 2>&1 < /dev/null &
for i in $(seq 100); do [ ! -S /run/containerd/containerd.sock ] || break; sleep 0.05; done
`;

const putToDaemon = `
for case in "$OUT"/*/; do
  find /var/lib/docker -mindepth 1 -delete 2> /dev/null || true
  rm -rf /etc/docker /run/docker.pid /run/docker.sock
  ip link delete docker0 2> /dev/null || true
  cp -a "$case/etc" /etc/docker
  mapfile -d '' -t argv < "$case/argv"
  mapfile -d '' -t variables < "$case/env"
  env -i HOME=/root PATH="$PATH" "\${variables[@]}" dockerd "\${argv[@]}" > "$case/log" 2>&1 < /dev/null &
  daemon=$!
  for i in $(seq 400); do
    if grep -q 'API listen on' "$case/log"; then touch "$case/starts"; break; fi
    kill -0 $daemon 2> /dev/null || break
    sleep 0.05
  done
  # A daemon that logs less than that it listens is seen by staying alive.
  if kill -0 $daemon 2> /dev/null; then touch "$case/starts"; fi
  kill $daemon 2> /dev/null || true
  wait $daemon || true
done
`;

const nulEnded = (words: readonly string[]): string => words.map(word => `${word}\0`).join('');

/** Puts configurations to the dockerd of this machine, one after another, in namespaces of their own. Needs root. */
export function daemonVerdicts(cases: readonly ObservedCase[]): ReadonlyMap<string, DaemonVerdict> {
  const out = mkdtempSync(join(tmpdir(), 'hostlint-daemons-'));
  const places = cases.map((one, index) => ({ one, place: join(out, String(index).padStart(4, '0')) }));
  try {
    for (const { one, place } of places) {
      mkdirSync(join(place, 'etc'), { recursive: true });
      const bytes = configBytes(one);
      if (bytes) writeFileSync(join(place, 'etc/daemon.json'), bytes);
      for (const [path, text] of Object.entries(one.files ?? {})) {
        writeFileSync(join(place, 'etc', path.replace(/^\/etc\/docker\//, '')), text);
      }
      writeFileSync(join(place, 'argv'), nulEnded(one.argv ?? []));
      writeFileSync(
        join(place, 'env'),
        nulEnded(Object.entries(one.env ?? {}).map(([name, value]) => `${name}=${value}`)),
      );
    }
    const isolation = ['--mount', '--pid', '--net', '--fork', '--mount-proc', '--kill-child=SIGKILL'];
    const script = `set -u\nOUT='${out}'\nPATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin\n${layOut}${putToDaemon}`;
    const run = spawnSync('unshare', [...isolation, 'bash', '-c', script], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`the daemons could not be run: ${run.stderr}`);
    return new Map(places.map(({ one, place }) => [one.name, verdictIn(place)]));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function verdictIn(place: string): DaemonVerdict {
  try {
    readFileSync(join(place, 'starts'));
    return true;
  } catch {
    return readFileSync(join(place, 'log'), 'utf8').trim().split('\n').at(-1) ?? '';
  }
}
