/** What is to be laid out before a daemon starts. Shell lines run as root in a mount namespace of their own. */
export interface Scenario {
  readonly name: string;
  /** Shell lines; `$LAB` is an empty tmpfs, `$ROOT` the data root (an empty directory there). See `functions`. */
  readonly setup?: string;
  /** Text of /etc/docker/daemon.json; `data-root` is added to an object that has none. */
  readonly daemonJson?: Readonly<Record<string, unknown>> | string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Arguments with which dockerd makes networks, in a network namespace of its own; without them it makes none. */
  readonly network?: readonly string[];
  /** The rule that says why, where dockerd refuses. */
  readonly refusal?: string;
  /** What the kernel must have to lay it out, as a file of /proc or /sys. */
  readonly onlyWith?: string;
  /** Programs that do nothing, in /usr/local/sbin. */
  readonly programs?: readonly string[];
  /** Programs that are not there. */
  readonly without?: readonly string[];
  /** dockerd has to start a containerd of its own. */
  readonly ownContainerd?: boolean;
  /** The number of the user that the unit names. */
  readonly user?: number;
  /** For some versions it depends on something that hostlint cannot see: it may say so. */
  readonly open?: boolean;
}

/** A dockerd: the host's own, or that of another root directory, whose /usr it then gets. */
export interface Daemon {
  readonly version: string;
  readonly binary: string;
  readonly root?: string;
  /** Give it a containerd that runs by itself, as a host with systemd has it; otherwise it starts one in its data root. */
  readonly separateContainerd?: boolean;
}

export const functions = `
# fs KIND MOUNTPOINT [SIZE [MKFS-OPTIONS [MOUNT-OPTIONS]]]: a new file system on a loop device, or in memory.
fs() {
  mkdir -p "$2"
  case $1 in
    tmpfs|ramfs) mount -t "$1" \${5:+-o "$5"} none "$2"; return;;
  esac
  image="$LAB/image.$RANDOM$RANDOM"
  truncate -s "\${3:-320M}" "$image"
  case $1 in
    xfs) mkfs.xfs -q -f \${4-} "$image";;
    btrfs) mkfs.btrfs -q -f \${4-} "$image";;
    ext*) "mkfs.$1" -q -F \${4-} "$image";;
  esac
  mount -t "$1" -o "loop\${5:+,$5}" "$image" "$2"
}
# prior DRIVER...: directories that look as if those drivers had been used.
prior() {
  for driver in "$@"; do
    case $driver in
      overlay2|fuse-overlayfs) mkdir -p "$ROOT/$driver/l";;
      aufs) mkdir -p "$ROOT/aufs/diff" "$ROOT/aufs/layers" "$ROOT/aufs/mnt";;
      devicemapper) mkdir -p "$ROOT/devicemapper/metadata";;
      vfs) mkdir -p "$ROOT/vfs/dir";;
      *) mkdir -p "$ROOT/$driver/0123456789abcdef";;
    esac
  done
}
# fill DIRECTORY [BYTES-LEFT]: takes all blocks, then gives some back.
fill() {
  dd if=/dev/zero of="$1/.fill" bs=64k 2>/dev/null || true
  dd if=/dev/zero of="$1/.fill2" bs=1k 2>/dev/null || true
  [ -z "\${2-}" ] || truncate -s "-$2" "$1/.fill"
  sync -f "$1"
}
# hide PROGRAM: takes a program out of PATH that is a link by way of /etc.
hide() {
  [ -L "/etc/alternatives/$1" ] || { echo "$1 is no alternative of Debian's"; exit 1; }
  rm "/etc/alternatives/$1"
}
# choose PROGRAM VARIANT: nft or legacy.
choose() {
  [ -x "/usr/sbin/$1-$2" ] || { echo "there is no $1-$2"; exit 1; }
  ln -sf "/usr/sbin/$1-$2" "/etc/alternatives/$1"
}
# link_up NAME [ADDRESS]: a device that is connected to nothing.
link_up() {
  ip link add "$1" type veth peer name "$1-end"
  ip link set "$1-end" up
  ip link set "$1" up
  [ -z "\${2-}" ] || ip address add "$2" dev "$1"
}
# take_inodes DIRECTORY [LEFT]
take_inodes() {
  mkdir -p "$1/.inodes"
  ( cd "$1/.inodes"; i=0; while : > "f$i"; do i=$((i+1)); done ) 2>/dev/null || true
  i=0; while [ $i -lt "\${2:-0}" ]; do rm -f "$1/.inodes/f$i"; i=$((i+1)); done
}
# hide PROGRAM...: what is there in their places cannot be run.
hide() {
  : > "$LAB/nothing"
  for program in "$@"; do
    for place in /usr/local/sbin /usr/local/bin /usr/sbin /usr/bin /usr/libexec /usr/libexec/docker /usr/lib/docker; do
      [ ! -x "$place/$program" ] || mount --bind "$LAB/nothing" "$place/$program"
    done
  done
}
`;

const containerd = `
containerd --root "$LAB/cr" --state "$LAB/cs" --address "$LAB/c.sock" > "$OUT/containerd.log" 2>&1 < /dev/null &
for i in $(seq 100); do [ ! -S "$LAB/c.sock" ] || break; sleep 0.05; done
`;

// The devices in /sys are those of the network namespace that it was mounted in.
const ownNetwork = `
mkdir -p "$LAB/cgroup"
mount --rbind /sys/fs/cgroup "$LAB/cgroup"
mount -t sysfs none /sys
mount --rbind "$LAB/cgroup" /sys/fs/cgroup
ip link set lo up
`;

export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function daemonJson({ daemonJson }: Scenario, dataRoot: string): string {
  if (typeof daemonJson === 'string') return daemonJson;
  return JSON.stringify({ 'data-root': dataRoot, ...daemonJson }, null, 2);
}

/**
 * The whole life of a daemon as a shell script for `unshare`: lay out, look (`look`: a command whose output goes to
 * `OUT/look.json`), start. Everything it mounts or starts ends with the namespaces it runs in.
 */
export function namespaceScript(scenario: Scenario, daemon: Daemon, out: string, look?: readonly string[]): string {
  const lab = `${out}/l`;
  const root = `${lab}/d`;
  const flags = [
    '--exec-root',
    `${lab}/x`,
    '--pidfile',
    `${lab}/pid`,
    '-H',
    `unix://${out}/s`,
    ...(scenario.network ?? noNetwork),
  ];
  const separate = daemon.separateContainerd === true && scenario.ownContainerd !== true;
  if (separate) flags.push('--containerd', `${lab}/c.sock`);
  const variables = Object.entries(scenario.environment ?? {}).map(([name, value]) => `${name}=${value}`);
  const { user } = scenario;
  const as = user === undefined ? [] : ['setpriv', '--reuid', String(user), '--clear-groups'];
  const command = ['env', '-i', path, ...variables, ...as, daemon.binary, ...flags];
  const unit = [
    '[Service]',
    `ExecStart=${[daemon.binary, ...flags].join(' ')}`,
    ...variables.map(variable => `Environment=${variable}`),
    ...(user === undefined ? [] : [`User=${user}`]),
    '',
  ];
  const hidden = scenario.without ? `hide ${scenario.without.join(' ')}` : '';
  const programs = (scenario.programs ?? []).length > 0 ? putPrograms(scenario.programs ?? []) : '';
  return [
    'set -eu',
    `OUT=${quote(out)} LAB=${quote(lab)} ROOT=${quote(root)}`,
    functions,
    `chmod 755 "$OUT"; mkdir -p "$LAB"; mount -t tmpfs -o mode=755 lab "$LAB"; mkdir -p "$ROOT"`,
    `[ ! -d /var/lib/docker ] || mount -t tmpfs none /var/lib/docker`,
    'cp -a /etc "$LAB/etc"; mount --bind "$LAB/etc" /etc; rm -rf /etc/docker /etc/systemd/system/docker.*; mkdir -p /etc/docker /etc/systemd/system',
    `printf %s ${quote(daemonJson(scenario, root))} > /etc/docker/daemon.json`,
    `printf %s ${quote(unit.join('\n'))} > /etc/systemd/system/docker.service`,
    scenario.network ? ownNetwork : '',
    scenario.setup ?? '',
    'cd /',
    programs,
    hidden,
    look ? `${look.map(quote).join(' ')} > "$OUT/look.json" 2> "$OUT/look.err" || echo $? > "$OUT/look.code"` : '',
    daemon.root ? `mount --rbind ${quote(`${daemon.root}/usr`)} /usr` : '',
    daemon.root ? programs : '',
    daemon.root ? hidden : '',
    'hash -r; touch "$OUT/ready"',
    separate ? containerd : '',
    `${command.map(quote).join(' ')} > "$OUT/log" 2>&1 < /dev/null || true`,
  ].join('\n');
}

const putPrograms = (names: readonly string[]): string =>
  [
    'mount -t tmpfs none /usr/local/sbin',
    ...names.map(name => `printf '#!/bin/sh\\n' > /usr/local/sbin/${name}; chmod 755 /usr/local/sbin/${name}`),
  ].join('\n');

const path = 'PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin';

const noNetwork = ['--iptables=false', '--ip6tables=false', '--bridge=none'];
