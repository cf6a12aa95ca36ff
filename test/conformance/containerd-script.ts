import { functions, quote } from './namespace-script.js';

/** What is to be laid out before a containerd starts. Shell lines run as root in a mount namespace of their own. */
export interface ContainerdScenario {
  readonly name: string;
  /** Shell lines; `$LAB` is an empty tmpfs, `$ROOT` and `$STATE` are paths below it. See `functions` here and in namespace-script.ts. */
  readonly setup?: string;
  /** Text of /etc/containerd/config.toml; `@` stands for `$LAB`. Without it there is no such file. */
  readonly config?: string;
  /** In place of `--root $ROOT --state $STATE`; `@` stands for `$LAB`. */
  readonly arguments?: readonly string[];
  /** For versions whose build is not known it depends on the build: hostlint may say so. */
  readonly open?: boolean;
  /** What clients get that name no snapshotter; overlayfs where it is not said. */
  readonly snapshotter?: string;
  /** The same for containerd 2.0 and later, where it differs. */
  readonly snapshotterSince20?: string;
}

/** A containerd: the host's own, or that of another root directory. */
export interface ContainerdBinary {
  readonly version: string;
  readonly binary: string;
  readonly ctr: string;
  readonly root?: string;
}

const containerdFunctions = `
# used: a root that a containerd has run in.
used() {
  "$BINARY" --config /dev/null --root "$ROOT" --state "$LAB/used" --address "$LAB/used.sock" > "$LAB/used.log" 2>&1 < /dev/null & used=$!
  for i in $(seq 300); do ! grep -q 'successfully booted' "$LAB/used.log" || break; sleep 0.01; done
  kill "$used"; wait "$used" || true
  rm -rf "$LAB/used"
}
# database: the path of meta.db, in a directory that is there.
database() {
  mkdir -p "$ROOT/io.containerd.metadata.v1.bolt"
  echo "$ROOT/io.containerd.metadata.v1.bolt/meta.db"
}
`;

/** The whole life of a containerd as a shell script for `unshare`: lay out, look, start, ask, end. Its answers are files in `OUT`. */
export function containerdScript(
  scenario: ContainerdScenario,
  { binary, ctr }: ContainerdBinary,
  out: string,
  look: readonly string[],
): string {
  const lab = `${out}/l`;
  const words = scenario.arguments ?? ['--root', '@/r', '--state', '@/s'];
  const given = ['--address', `${out}/c.sock`, ...words].map(word => word.replaceAll('@', lab));
  const unit = `[Service]\nExecStart=/usr/bin/containerd ${given.map(word => JSON.stringify(word)).join(' ')}\n`;
  const config = scenario.config?.replaceAll('@', lab);
  return [
    'set -eu',
    `OUT=${quote(out)} LAB=${quote(lab)} ROOT=${quote(`${lab}/r`)} STATE=${quote(`${lab}/s`)} BINARY=${quote(binary)}`,
    functions,
    containerdFunctions,
    `chmod 755 "$OUT"; mkdir -p "$LAB"; mount -t tmpfs -o mode=755 lab "$LAB"`,
    'cp -a /etc "$LAB/etc"; mount --bind "$LAB/etc" /etc; rm -rf /etc/containerd /etc/cni /etc/systemd/system/containerd.*; mkdir -p /etc/containerd /etc/systemd/system',
    // Without an address of its own the kernel lets everyone bind any.
    'ip link set lo up',
    'mkdir "$LAB/opt" "$LAB/run"; mount --bind "$LAB/opt" /opt; mount -t tmpfs -o mode=755 none /run',
    '[ ! -d /var/lib/containerd ] || mount -t tmpfs none /var/lib/containerd',
    config === undefined ? '' : `printf %s ${quote(config)} > /etc/containerd/config.toml`,
    `printf %s ${quote(unit)} > /etc/systemd/system/containerd.service`,
    scenario.setup ?? '',
    'cd /',
    `${look.map(quote).join(' ')} > "$OUT/look.json" 2> "$OUT/look.err" || true`,
    'touch "$OUT/ready"',
    `env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$BINARY" ${given.map(quote).join(' ')} > "$OUT/log" 2>&1 < /dev/null & daemon=$!`,
    `for i in $(seq 500); do [ ! -S "$OUT/c.sock" ] || break; kill -0 $daemon 2>/dev/null || break; sleep 0.01; done`,
    // What CRI finds out a moment later ends containerd as well.
    'for i in $(seq 12); do kill -0 $daemon 2>/dev/null || break; sleep 0.01; done',
    'if ! kill -0 $daemon 2>/dev/null; then echo exits > "$OUT/outcome"',
    `elif [ -S "$OUT/c.sock" ]; then ${quote(ctr)} --address "$OUT/c.sock" plugins ls > "$OUT/plugins" 2>&1 || true; kill -0 $daemon 2>/dev/null && echo starts > "$OUT/outcome" || echo exits > "$OUT/outcome"`,
    'else echo hangs > "$OUT/outcome"; fi',
    'kill -9 $daemon 2>/dev/null || true',
  ].join('\n');
}
