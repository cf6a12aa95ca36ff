import { functions, quote } from './namespace-script.js';
import type { Expectation } from './storage-answer.js';

/** What is to be laid out before podman is called. Shell lines run as root in a mount namespace of their own. */
export interface PodmanScenario extends Expectation {
  readonly name: string;
  /**
   * Shell lines; `$LAB` is an empty tmpfs, `$ROOT` the graph root (an empty directory there), `$RUN` the run root. A storage.conf that
   * names them and overlay is there already. See `functions` here and in namespace-script.ts.
   */
  readonly setup: string;
}

/** A podman: the host's own, or that of another root directory, whose /usr it then gets. */
export interface Podman {
  readonly version: string;
  readonly root?: string;
}

const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const podmanFunctions = `
# conf DRIVER [LINES]: a storage.conf; further lines of [storage] and below.
conf() {
  printf '[storage]\\ndriver = "%s"\\ngraphroot = "%s"\\nrunroot = "%s"\\n%s\\n' "$1" "$ROOT" "$RUN" "\${2-}" > /etc/containers/storage.conf
}
# overlay_on MOUNTPOINT: an overlay as the file system.
overlay_on() {
  mkdir -p "$1" "$LAB/lower" "$LAB/upper" "$LAB/work"
  mount -t overlay none -o "lowerdir=$LAB/lower,upperdir=$LAB/upper,workdir=$LAB/work" "$1"
}
# as_podman COMMAND...: with the programs and variables of the podman that is judged, away from this mount namespace.
as_podman() {
  unshare --mount sh -c '[ -z "$0" ] || mount --rbind "$0/usr" /usr; cd /; exec env -i HOME=/root "$@"' "$OTHER" ${quote(path)} $VARIABLES "$@" < /dev/null
}
# used: podman has run here before.
used() {
  as_podman podman info > /dev/null 2>&1 || true
  for mounted in $(awk -v home="$LAB/" 'index($5, home) == 1 && $5 ~ /\\/overlay$/ { print $5 }' /proc/self/mountinfo); do umount "$mounted"; done
}
# restart: the host has started anew since.
restart() { rm -rf "$RUN" /run/* /dev/shm/*; }
# variable NAME=VALUE: for every login.
variable() { echo "$1" >> /etc/environment; VARIABLES="$VARIABLES $1"; }
`;

/** A podman's call as a shell script for `unshare`: lay out, look, call. Its answers are files in `OUT`. */
export function podmanScript(scenario: PodmanScenario, { root }: Podman, out: string, look: readonly string[]): string {
  const lab = `${out}/l`;
  return [
    'set -eu',
    `OUT=${quote(out)} LAB=${quote(lab)} ROOT=${quote(`${lab}/d`)} RUN=${quote(`${lab}/r`)} OTHER=${quote(root ?? '')} VARIABLES= WITHOUT=`,
    functions,
    podmanFunctions,
    `chmod 755 "$OUT"; mkdir -p "$LAB"; mount -t tmpfs -o mode=755 lab "$LAB"; mkdir -p "$ROOT"`,
    'for place in /run /dev/shm /root; do mount -t tmpfs -o mode=755 none "$place"; done',
    '[ ! -d /var/lib/containers ] || mount -t tmpfs none /var/lib/containers',
    'cp -a /etc "$LAB/etc"; mount --bind "$LAB/etc" /etc; rm -rf /etc/containers; mkdir -p /etc/containers; : > /etc/environment',
    'conf overlay',
    scenario.setup,
    'cd /',
    'hide $WITHOUT',
    `env -i HOME=/root ${quote(path)} ${look.map(quote).join(' ')} > "$OUT/look.json" 2> "$OUT/look.err" || true`,
    'touch "$OUT/ready"',
    '[ -z "$OTHER" ] || mount --rbind "$OTHER/usr" /usr',
    'hash -r; hide $WITHOUT; OTHER=',
    `as_podman podman info --format json > "$OUT/info" 2> "$OUT/log" || rm "$OUT/info"`,
  ].join('\n');
}
